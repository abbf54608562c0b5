"""The claim ledger of one episode."""
