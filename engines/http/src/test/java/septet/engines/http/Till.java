package septet.engines.http;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import septet.data.Column;
import septet.data.Dictionary;
import septet.data.Formula;
import septet.data.Formulas;
import septet.data.Known;
import septet.data.Log;
import septet.data.LogLimits;
import septet.data.Schema;
import septet.design.Expression;
import septet.design.ExpressionParser;
import septet.design.Fault;
import septet.design.Problems;
import septet.design.Type;
import septet.features.Declarations;
import septet.features.FeaturePlan;
import septet.features.FeatureState;
import septet.serving.Decider;
import septet.serving.Estimator;
import septet.serving.Horizon;
import septet.serving.Intake;
import septet.serving.Ladder;
import septet.serving.Limits;
import septet.serving.Listener;
import septet.serving.Rule;
import septet.serving.Rung;
import septet.serving.Setup;
import septet.world.Disk;

/// A small system that decides on payments: how many of the card in a day, how large, how often fraud was found at its terminal.
final class Till implements AutoCloseable {
    private static final Schema PAYMENTS = new Schema("payments", List.of(column("card", new Type.Key("card")), column("amount", new Type.Money("EUR")),
            new Column("fraud", new Type.Bool(), new Known.Later(), true)));
    final Log log;
    final Decider decider;

    Till(Disk disk) {
        Problems problems = new Problems();
        Map<String, Expression> features = new LinkedHashMap<>();
        features.put("payments_1d", ExpressionParser.parse("count() by card over 1d"));
        features.put("spend_1d", ExpressionParser.parse("sum(amount) by card over 1d"));
        FeaturePlan plan = FeaturePlan.compile(new Declarations("payments", List.of(new Declarations.Source(PAYMENTS, ZoneOffset.UTC, true)), features,
                new Dictionary()), problems).orElseThrow();
        Formula score = Formulas.compile(ExpressionParser.parse("min(1, payments_1d / 1000 + amount / 1000 EUR)"), "test", plan.scope(), problems).orElseThrow();
        Formula check = Formulas.compile(ExpressionParser.parse("amount >= 0"), "test", plan.scope(), problems).orElseThrow();
        problems.refuse(Fault.DESIGN);
        Intake intake = new Intake(PAYMENTS, new Intake.Spelling(Optional.empty(), Optional.empty(), ZoneOffset.UTC, List.of(""), Map.of()),
                List.of(new Intake.Check("amount >= 0", check)), plan.dictionary(), Limits.DEFAULT);
        log = Log.open(disk, Path.of("/log"), LogLimits.DEFAULT);
        Setup setup = new Setup(0, List.of(intake), plan.inputs(), 2, Optional.empty(), 3, Horizon.DEFAULT);
        decider = Decider.recover(setup, new FeatureState(plan), log, Listener.NOBODY);
        decider.serve(new Ladder(List.of(new Rung("v1", "the served version", new Estimator.Baseline("fraud", score, 0),
                List.of(new Rule.AtScore("block", 0.5), new Rule.Otherwise("approve")))), ""));
    }

    private static Column column(String name, Type type) {
        return new Column(name, type, new Known.AtOnce(), false);
    }

    @Override
    public void close() {
        log.close();
    }
}
