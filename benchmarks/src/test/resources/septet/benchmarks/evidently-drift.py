# Evidently's drift preset with its default tests over the columns of two Parquet files, which stand in memory before it begins; prints how many columns it finds drifted, and its processor time.
import os
import sys
import time

import duckdb
from evidently import Report
from evidently.presets import DataDriftPreset

first, second = [duckdb.sql(f"SELECT * FROM '{os.path.join(sys.argv[1], name)}.parquet'").df() for name in ("a", "b")]
begin = time.process_time()
found = Report([DataDriftPreset()]).run(second, first).dict()
spent = time.process_time() - begin
drifted = next(metric["value"]["count"] for metric in found["metrics"] if isinstance(metric["value"], dict) and "count" in metric["value"])
print(int(drifted), spent)
