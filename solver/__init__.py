"""How to find a rota (slik finnes en turnus): grid, formulation, engine and search."""
