"""Writes the files of this folder with pyarrow 24, pandas 3 and Polars 2: every encoding, packing and kind of page that they write, with and without values that lack."""
import decimal
import sys

import numpy as np
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

random = np.random.default_rng(3)
ROWS = 160


def lacking():
    return random.random(ROWS) < 0.1


def column(values, kind=None, all_there=False):
    made = pa.array(values, mask=None if all_there else lacking())
    return made.cast(kind) if kind else made


def table(all_there):
    def of(values, kind=None):
        return column(values, kind, all_there)

    micros = random.integers(-2**45, 2**50, ROWS)
    words = np.array([f"w{i}" for i in random.integers(0, 20, ROWS)])
    columns = {
        "truth": of(random.random(ROWS) < 0.3), "runs": of((np.arange(ROWS) // 50) % 2 == 0),
        "i8": of(random.integers(-128, 128, ROWS).astype(np.int8)), "i16": of(random.integers(-30000, 30000, ROWS).astype(np.int16)),
        "i32": of(random.integers(-2**31, 2**31, ROWS).astype(np.int32)), "i64": of(random.integers(-2**62, 2**62, ROWS)),
        "small": of(random.integers(0, 50, ROWS)), "ascending": of(np.arange(ROWS) * 3 + 7),
        "u8": of(random.integers(0, 256, ROWS).astype(np.uint8)), "u16": of(random.integers(0, 65536, ROWS).astype(np.uint16)),
        "u32": of(random.integers(0, 2**32, ROWS).astype(np.uint32)), "u64": of(random.integers(0, 2**63, ROWS).astype(np.uint64)),
        "f32": of(random.normal(size=ROWS).astype(np.float32)), "f64": of(random.normal(size=ROWS) * 10.0 ** random.integers(-20, 20, ROWS)),
        "cents": of(np.round(random.random(ROWS) * 300, 2)), "odd": of(random.choice([-0.0, 0.0, np.nan, np.inf, -np.inf, 1.5], ROWS)),
        "least": of(random.choice([-2**63, 5], ROWS)), "word": of(words), "text": of(np.array([f"tëxt {i}" * int(i % 4) for i in range(ROWS)])),
        "micros": of(micros, pa.timestamp("us")), "millis": of(micros // 1000, pa.timestamp("ms")), "instants": of(micros, pa.timestamp("us", tz="UTC")),
        "nanos": of(micros * 500, pa.timestamp("ns")), "zoned_nanos": of(micros * 1000, pa.timestamp("ns", tz="UTC")),
        "day": of(random.integers(-100000, 100000, ROWS).astype(np.int32), pa.date32()), "clock": of(random.integers(0, 86399 * 10**6, ROWS), pa.time64("us")),
        "short_decimal": pa.array([decimal.Decimal(int(x)).scaleb(-2) for x in random.integers(-10**8, 10**8, ROWS)], pa.decimal128(9, 2)),
        "decimal": pa.array([decimal.Decimal(int(x)).scaleb(-6) for x in random.integers(-10**14, 10**14, ROWS)], pa.decimal128(15, 6)),
        "long_decimal": pa.array([decimal.Decimal(int(x)).scaleb(-6) for x in random.integers(-10**14, 10**14, ROWS)], pa.decimal128(30, 6)),
        "bytes": pa.array([bytes([65 + int(k) % 20]) for k in random.integers(0, 255, ROWS)]), "list": pa.array([[int(k)] for k in random.integers(0, 9, ROWS)]),
        "nothing": pa.array([None] * ROWS, pa.float64()),
    }
    return pa.table(columns)


def encoding(kind):
    if pa.types.is_integer(kind) or pa.types.is_timestamp(kind) or pa.types.is_date(kind):
        return "DELTA_BINARY_PACKED"
    if pa.types.is_string(kind):
        return "DELTA_BYTE_ARRAY"
    if pa.types.is_floating(kind):
        return "BYTE_STREAM_SPLIT"
    return "RLE" if pa.types.is_boolean(kind) else "PLAIN"


some, every = table(False), table(True)
flat = [name for name in some.column_names if name != "list"]
encodings = {name: encoding(some.schema.field(name).type) for name in flat}
wide = [name for name in flat if pa.types.is_integer(some.schema.field(name).type) and some.schema.field(name).type.bit_width >= 32]
folder = sys.argv[1] + "/"
pq.write_table(some, folder + "snappy.parquet")
pq.write_table(some, folder + "zstd.parquet", compression="zstd", data_page_version="2.0", row_group_size=70, data_page_size=100)
pq.write_table(some, folder + "gzip.parquet", compression="gzip", use_dictionary=False, row_group_size=90)
pq.write_table(every, folder + "plain.parquet", compression="none", use_dictionary=False, data_page_version="2.0")
pq.write_table(every, folder + "lz4.parquet", compression="lz4")
pq.write_table(some, folder + "int96.parquet", use_deprecated_int96_timestamps=True, write_page_checksum=True)
pq.write_table(some.select(flat), folder + "delta.parquet", use_dictionary=False, column_encoding=encodings)
pq.write_table(every.select(flat), folder + "delta2.parquet", use_dictionary=False, column_encoding={**encodings, "word": "DELTA_LENGTH_BYTE_ARRAY"}, data_page_version="2.0")
pq.write_table(some.select(wide), folder + "split.parquet", use_dictionary=False, column_encoding={name: "BYTE_STREAM_SPLIT" for name in wide})
# dictionaries that grow too large halfway
pq.write_table(pa.concat_tables([some.select(["text", "f64", "word", "cents"])] * 9), folder + "halfway.parquet", dictionary_pagesize_limit=600, data_page_size=400, write_batch_size=50)
pq.write_table(some.slice(0, 0), folder + "empty.parquet")
pq.write_table(pa.table({"a": [1, 2], "A": ["x", "y"], "b": [1.5, 2.5]}), folder + "names.parquet")
some.to_pandas().drop(columns=["clock", "bytes", "list"]).to_parquet(folder + "pandas.parquet")
for packing in ("zstd", "snappy", "uncompressed"):
    pl.from_arrow(some.drop(["long_decimal"])).write_parquet(folder + f"polars-{packing}.parquet", compression=packing, row_group_size=100)
