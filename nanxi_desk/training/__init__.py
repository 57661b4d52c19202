"""Training: programmes, sessions, who was invited, who came, and what that makes in figures."""
