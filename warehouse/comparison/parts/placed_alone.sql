-- For layouts that show no value beside the one before it.
SELECT *, 0 AS restarts FROM subject
