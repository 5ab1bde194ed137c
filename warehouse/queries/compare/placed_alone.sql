-- For layouts that show no value beside the one before it.
CREATE OR REPLACE TEMP VIEW placed AS SELECT *, 0 AS restarts FROM subject;
