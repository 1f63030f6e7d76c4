"""Feast's point-in-time join of features that were computed before, in the best configuration that its documentation describes for one machine: the DuckDB offline store,
two feature views, a time to live of a day (each payment has feature rows of its own time, so nothing is lost).

Reads a Parquet file of computed features, joins all rows to them, and prints the seconds of the clock and of the processors, and the rows."""
import os
import sys
import time
from datetime import timedelta

import pandas as pd
from feast import Entity, FeatureStore, FeatureView, Field, ValueType
from feast.infra.offline_stores.duckdb import DuckDBOfflineStoreConfig
from feast.infra.offline_stores.file_source import FileSource
from feast.repo_config import RepoConfig
from feast.types import Float64, Int64

folder, features = sys.argv[1], sys.argv[2]
DAYS = [1, 7, 30]
names = {"card": [f"c{kind}{d}" for d in DAYS for kind in "na"], "terminal": [f"t{kind}{d}" for d in DAYS for kind in "na"]}
store = FeatureStore(config=RepoConfig(
    project="payments", provider="local", registry=os.path.join(folder, "registry.db"), offline_store=DuckDBOfflineStoreConfig(), online_store=None,
    entity_key_serialization_version=3))
source = FileSource(path=features, timestamp_field="at")
objects = []
for key, columns in names.items():
    entity = Entity(name=key, join_keys=[key], value_type=ValueType.INT64)
    view = FeatureView(name=key + "_features", entities=[entity], ttl=timedelta(days=1), source=source, online=False,
                       schema=[Field(name=column, dtype=Int64 if column[1] == "n" else Float64) for column in columns] + [Field(name=key, dtype=Int64)])
    objects += [entity, view]
store.apply(objects)
clock, work = time.perf_counter(), time.process_time()
rows = pd.read_parquet(features, columns=["id", "card", "terminal", "at"]).rename(columns={"at": "event_timestamp"})
joined = store.get_historical_features(entity_df=rows, features=[f"{key}_features:{column}" for key, columns in names.items() for column in columns]).to_arrow()
print(time.perf_counter() - clock, time.process_time() - work, joined.num_rows, flush=True)
