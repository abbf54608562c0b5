"""Who may do what, and what somebody keeps here: keys, sessions, saved views, watches."""
