"""The tests (testene); they mirror the packages."""
