# A bare loop of scipy's two-sample Kolmogorov-Smirnov test over the columns of two Parquet files, which stand in memory before it begins; prints its processor time,
# and that of the reading and the loop.
import os
import sys
import time

import duckdb
from scipy.stats import ks_2samp

whole = time.process_time()
tables = [duckdb.sql(f"SELECT * FROM '{os.path.join(sys.argv[1], name)}.parquet'").fetchnumpy() for name in ("a", "b")]
columns = [(tables[0][name], tables[1][name]) for name in tables[0]]
begin = time.process_time()
for first, second in columns:
    ks_2samp(first, second)
print(time.process_time() - begin, time.process_time() - whole)
