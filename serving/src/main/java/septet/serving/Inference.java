package septet.serving;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import septet.data.Dictionary;
import septet.design.Fault;
import septet.design.Nearest;
import septet.design.Problem;
import septet.design.Problems;
import septet.design.Refused;
import septet.model.Input;

/// Estimates rows of inputs that a client has computed itself: what the Open Inference Protocol asks of a model. Nothing is looked up,
/// recorded or learned.
final class Inference {
    /// A word that no model knows.
    private static final String UNKNOWN = "\0";
    private final ServedModel model;
    private final List<Input> inputs;
    private final int most;

    /// @param most rows of one request
    Inference(ServedModel model, int most) {
        this.model = model;
        this.most = most;
        inputs = model.predictor().inputs();
    }

    /// Heads by rows.
    ///
    /// @throws Refused with all that is wrong with the tensors
    double[][] estimate(List<Tensor> tensors) {
        Problems problems = new Problems();
        for (Tensor tensor : tensors) {
            for (String fault : tensor.faults(most * inputs.size())) problem(problems, tensor.name(), fault, "GET the model for its inputs.");
        }
        problems.refuse(Fault.DATA);
        Rows rows = whole(tensors).map(this::rows).orElseGet(() -> rows(tensors, problems));
        int heads = model.predictor().heads().size();
        double[][] estimates = new double[heads][rows.values.length];
        double[] estimate = new double[heads];
        for (int row = 0; row < rows.values.length; row++) {
            model.predictor().predict(rows.values[row], rows.texts[row], estimate);
            for (int head = 0; head < heads; head++) estimates[head][row] = estimate[head];
        }
        return estimates;
    }

    /// One tensor of rows by inputs, the columns in the order of the model's inputs; only where all of them are numbers.
    private Optional<Tensor> whole(List<Tensor> tensors) {
        if (tensors.size() != 1) return Optional.empty();
        Tensor only = tensors.getFirst();
        boolean named = inputs.stream().anyMatch(input -> input.name().equals(only.name()));
        boolean numbers = !only.isText() && inputs.stream().allMatch(input -> input.kind() == Input.Kind.NUMBER);
        boolean fits = only.shape().size() == 2 && only.shape().get(1) == inputs.size() && !(named && inputs.size() == 1);
        return numbers && fits && only.shape().get(0) <= most ? Optional.of(only) : Optional.empty();
    }

    /// @param texts of inputs that are texts, in their places
    private record Rows(double[][] values, String[][] texts) {}

    private Rows rows(Tensor whole) {
        double[][] rows = new double[Math.toIntExact(whole.shape().get(0))][inputs.size()];
        for (int row = 0; row < rows.length; row++) {
            for (int i = 0; i < inputs.size(); i++) rows[row][i] = value(inputs.get(i), whole, row * inputs.size() + i);
        }
        return new Rows(rows, new String[rows.length][inputs.size()]);
    }

    private Rows rows(List<Tensor> tensors, Problems problems) {
        List<String> names = inputs.stream().map(Input::name).toList();
        for (Tensor tensor : tensors) {
            if (!names.contains(tensor.name())) problem(problems, tensor.name(), "is no input of the model", Nearest.remedy(tensor.name(), names));
        }
        List<Tensor> chosen = new ArrayList<>();
        for (Input input : inputs) {
            List<Tensor> here = tensors.stream().filter(tensor -> tensor.name().equals(input.name())).toList();
            if (here.isEmpty()) problem(problems, input.name(), "is missing", "Send it; a value that is not known is null.");
            else if (here.size() > 1) problem(problems, input.name(), "stands twice", "Send it once.");
            else chosen.add(here.getFirst());
        }
        for (Tensor tensor : chosen) {
            int size = tensor.values().size();
            boolean column = tensor.shape().size() == 1 || tensor.shape().size() == 2 && tensor.shape().get(1) == 1;
            if (!column) problem(problems, tensor.name(), "has the shape " + tensor.shape(), "An input has the shape [rows] or [rows, 1].");
            else if (size > most) problem(problems, tensor.name(), "has more than " + most + " rows", "Send fewer at a time.");
            else if (size != chosen.getFirst().values().size()) problem(problems, tensor.name(), "has another number of rows", "All inputs have as many.");
        }
        for (int i = 0; i < Math.min(chosen.size(), inputs.size()); i++) {
            boolean word = inputs.get(i).kind() != Input.Kind.NUMBER;
            if (chosen.size() == inputs.size() && chosen.get(i).isText() != word) {
                problem(problems, inputs.get(i).name(), switch (inputs.get(i).kind()) {
                    case NUMBER -> "is a number";
                    case CATEGORY -> "is a category";
                    case TERMS -> "is a text";
                }, "Send it as " + (word ? "BYTES." : "FP64."));
            }
        }
        problems.refuse(Fault.DATA);
        double[][] rows = new double[chosen.getFirst().values().size()][inputs.size()];
        String[][] texts = new String[rows.length][inputs.size()];
        for (int i = 0; i < inputs.size(); i++) {
            for (int row = 0; row < rows.length; row++) {
                rows[row][i] = value(inputs.get(i), chosen.get(i), row);
                texts[row][i] = inputs.get(i).kind() == Input.Kind.TERMS ? chosen.get(i).text(row) : "";
            }
        }
        return new Rows(rows, texts);
    }

    private double value(Input input, Tensor tensor, int place) {
        return switch (input.kind()) {
            case NUMBER -> tensor.number(place);
            case CATEGORY -> code(tensor.text(place));
            case TERMS -> tensor.text(place).isEmpty() ? Double.NaN : 0;
        };
    }

    /// An unknown word gets no code of its own, so that no client can fill the memory with words.
    private double code(String word) {
        if (word.isEmpty()) return Double.NaN;
        Dictionary words = model.words();
        int code = words.find(word);
        return code < 0 ? words.code(UNKNOWN) : code;
    }

    private static void problem(Problems problems, String name, String cause, String remedy) {
        problems.add(Problem.error("inputs." + name, cause, "nothing was estimated", remedy, "SERVING-TENSOR"));
    }
}
