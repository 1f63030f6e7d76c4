# What a careful person reaches with scikit-learn on the tables of `new-tables` that SEPTET_TABLES names; prints the better of two solutions for each table.
# python independent-tables.py FOLDER [TABLE ...]
#   airline-tweets.csv            tweets to airlines in three classes (text, airline_sentiment; many other columns)
#   students.csv                  semicolons, a byte-order mark, 30 columns, G1, G2 and G3 (UCI student performance, Portuguese)
#   hungarian.csv                 13 columns with ? for missing, the diagnosis last, no header (UCI heart disease)
#   breast-cancer-wisconsin.data  Code_Number, nine measures with ?, Class 2 or 4 (UCI)
#   german-credit.csv             ID, nine columns, Default (UCI Statlog, in words)
#   shoppers.csv                  17 columns and the purchase, no header (UCI online shoppers)
#   cars.csv, cars-small.csv      used cars with selling_price; the first with engine, max_power and mileage as "1248 CC"
import sys
import warnings

import numpy as np
import pandas as pd
from scipy.sparse import hstack
from sklearn.compose import make_column_transformer
from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegressionCV, RidgeCV
from sklearn.metrics import f1_score, r2_score, roc_auc_score
from sklearn.model_selection import GridSearchCV, KFold, StratifiedGroupKFold, StratifiedKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler
from sklearn.svm import LinearSVC

warnings.filterwarnings("ignore")
FOLDER = sys.argv[1]


def read(name, **how):
    return pd.read_csv(f"{FOLDER}/{name}", **how)


def named(table):
    table.columns = [f"c{i}" for i in table.columns]
    return table


def words(table):
    return [c for c in table if not pd.api.types.is_numeric_dtype(table[c])]


def linear(table, model):
    numbers = make_pipeline(SimpleImputer(strategy="median", add_indicator=True), StandardScaler())
    others = make_pipeline(SimpleImputer(strategy="constant", fill_value="missing"), OneHotEncoder(handle_unknown="ignore", min_frequency=3))
    return make_pipeline(make_column_transformer((numbers, [c for c in table if c not in words(table)]), (others, words(table))), model)


def for_trees(table):
    cut = table.copy()
    for column in words(table):
        frequent = table[column].value_counts().index[:250]
        cut[column] = pd.Categorical(table[column].where(table[column].isin(frequent)))
    return cut


def tabular(table, label, classes):
    table[words(table)] = table[words(table)].astype(object)
    if classes:
        folds, said, score = StratifiedKFold(5, shuffle=True, random_state=1), "decision_function", roc_auc_score
        simple = LogisticRegressionCV(Cs=np.logspace(-3, 2, 8), scoring="roc_auc", max_iter=500)
        trees, grid = HistGradientBoostingClassifier, {"learning_rate": [0.05], "max_leaf_nodes": [6, 20], "max_iter": [80, 200]}
    else:
        folds, said, score = KFold(5, shuffle=True, random_state=1), "predict", r2_score
        simple = RidgeCV(np.logspace(-3, 3, 13))
        trees, grid = HistGradientBoostingRegressor, {"learning_rate": [0.06], "max_leaf_nodes": [10, 31], "max_iter": [150, 400]}
    grown = GridSearchCV(trees(categorical_features="from_dtype", random_state=1), grid, cv=3, scoring="roc_auc" if classes else None)
    return max(score(label, cross_val_predict(linear(table, simple), table, label, cv=folds, method=said)),
               score(label, cross_val_predict(grown, for_trees(table), label, cv=folds, method=said)))


def texts(text, label):
    alike = text.str.lower().str.replace(r"[\d\s]", "", regex=True)
    reached = {}
    for train, test in list(StratifiedGroupKFold(5, shuffle=True, random_state=1).split(text, label, alike))[:2]:
        cuts = [TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2), TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, min_df=3)]
        known = hstack([cut.fit_transform(text.iloc[train]) for cut in cuts]).tocsr()
        new = hstack([cut.transform(text.iloc[test]) for cut in cuts]).tocsr()
        for weight in (None, "balanced"):
            for c in (0.05, 0.1, 0.2, 0.4):
                said = LinearSVC(C=c, class_weight=weight).fit(known, label.iloc[train]).predict(new)
                reached.setdefault((weight, c), []).append(f1_score(label.iloc[test], said, average="macro"))
    return max(np.mean(scores) for scores in reached.values())


def tweets():
    table = read("airline-tweets.csv", encoding="cp1252", encoding_errors="replace")
    return texts(table.text, table.airline_sentiment)


def students():
    table = read("students.csv", sep=";", encoding="utf-8-sig")
    return tabular(table, table.pop("G3"), False)


def hungarian():
    table = read("hungarian.csv", header=None, na_values="?")
    return tabular(named(table), table.pop(table.columns[-1]), True)


def tumours():
    table = read("breast-cancer-wisconsin.data", na_values="?").drop(columns="Code_Number")
    return tabular(table, table.pop("Class") == 4, True)


def credit():
    table = read("german-credit.csv").drop(columns="ID")
    return tabular(table, table.pop("Default"), True)


def shoppers():
    table = named(read("shoppers.csv", header=None))
    return tabular(table, table.pop(table.columns[-1]), True)


def cars():
    table = read("cars.csv")
    for column in ("mileage", "engine", "max_power"):
        table[column] = pd.to_numeric(table[column].str.extract(r"([\d.]+)")[0])
    table["brand"] = table.name.str.split().str[0]
    return tabular(table, table.pop("selling_price"), False)


def small_cars():
    table = read("cars-small.csv")
    table["brand"] = table.name.str.split().str[0]
    table["model"] = table.name.str.split().str[:2].str.join(" ")
    return tabular(table, table.pop("selling_price"), False)


for table in (tweets, students, hungarian, tumours, credit, shoppers, cars, small_cars):
    if len(sys.argv) < 3 or table.__name__ in sys.argv[2:]:
        print(table.__name__, round(table(), 3), flush=True)
