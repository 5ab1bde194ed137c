-- What stands in a cell, where every value is in the unit of its quantity.
SELECT position, other_unit, year, series_key, scope, text FROM worded
