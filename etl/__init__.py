"""Joins the stages: command line, pipeline, run ledger, executors."""
