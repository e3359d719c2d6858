"""Commands of the command line that stand by themselves (kommandoer); ``api.cli`` lists them all."""
