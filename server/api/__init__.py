"""HTTP only: the shapes of the contract, the routes, and what an error looks like from outside."""
