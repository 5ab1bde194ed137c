-- Whose values stand beside each other.
SELECT bearer_key, name, scope, heading_of(name, scope) AS heading
FROM bearer
CROSS JOIN (SELECT DISTINCT scope FROM subject)
