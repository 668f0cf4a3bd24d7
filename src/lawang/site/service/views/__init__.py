"""What a browser asks for; rules stand in the actions."""
