"""Charts (figurer): tasks, need and cover through the week, as SVG and PNG."""
