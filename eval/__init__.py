"""What it is worth: asks the service many questions and scores what comes back, without a judge."""
