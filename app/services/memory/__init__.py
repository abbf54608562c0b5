"""What is remembered between questions: answers, renewed by changes, long work, what was known then."""
