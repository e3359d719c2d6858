"""What is true: people, demand, law, agreements, rota and audit (det som er sant)."""
