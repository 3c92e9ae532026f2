"""Look words up by the index only.

For words that most documents hold the planner takes a sequential scan to be cheap, because it does not count what
unpacking each stored vector costs: 250 ms instead of 20 at 20,000 documents. The setting holds inside the function.
"""

from django.db import migrations

CREATE = """
CREATE FUNCTION directives_with_words(words tsquery) RETURNS SETOF bigint
LANGUAGE sql STABLE ROWS 5000 SET enable_seqscan = off
AS $$ SELECT directive_id FROM directives_directivetext WHERE vector @@ words $$;
CREATE FUNCTION directives_with_words_in_head(words tsquery) RETURNS SETOF bigint
LANGUAGE sql STABLE ROWS 100 SET enable_seqscan = off
AS $$ SELECT directive_id FROM directives_directivetext WHERE head_vector @@ words $$;
"""
DROP = "DROP FUNCTION directives_with_words(tsquery); DROP FUNCTION directives_with_words_in_head(tsquery);"


class Migration(migrations.Migration):
    dependencies = [("directives", "0002_search_by_head")]

    operations = [migrations.RunSQL(CREATE, DROP)]
