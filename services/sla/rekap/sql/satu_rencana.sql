-- To plan what comes next for one complaint takes ten times as long as to run it: one plan for any number, to the end of this transaction.
SELECT set_config('plan_cache_mode', 'force_generic_plan', true)
