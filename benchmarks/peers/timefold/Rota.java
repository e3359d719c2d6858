import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import ai.timefold.solver.core.api.score.buildin.bendablelong.BendableLongScore;
import ai.timefold.solver.core.api.score.calculator.IncrementalScoreCalculator;
import ai.timefold.solver.core.api.solver.Solver;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.score.director.ScoreDirectorFactoryConfig;
import ai.timefold.solver.core.config.solver.EnvironmentMode;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A rota in Timefold's terms (turnus i Timefold): read as numbers on standard input, told on standard output.
 *
 * <p>A planning entity is a place in the rota; its variable is what stands there, or nothing. The score is counted by
 * what changes, from the rows of integers that every other contestant has. The format is in model.py.
 */
public final class Rota {
    static final int LEVELS = 8;
    static final int UNION = 0;
    static final int COUNT = 1;
    static final int ROW = 2;
    static final long APART = 250; // milliseconds between two rotas told

    private Rota() {}

    public static void main(String[] arguments) throws IOException {
        long started = System.nanoTime();
        Reader in = new Reader(System.in);
        TerminationConfig end = new TerminationConfig().withMillisecondsSpentLimit(in.next());
        long stall = in.next();
        if (stall > 0) {
            end.setUnimprovedMillisecondsSpentLimit(stall);
        }
        long seed = in.next();
        Plan plan = in.plan();
        boolean checking = arguments.length > 0 && arguments[0].equals("check");
        SolverConfig config =
                new SolverConfig()
                        .withSolutionClass(Plan.class)
                        .withEntityClasses(Place.class)
                        .withRandomSeed(seed)
                        .withEnvironmentMode(checking ? EnvironmentMode.FULL_ASSERT : EnvironmentMode.NO_ASSERT)
                        .withTerminationConfig(end);
        config.withScoreDirectorFactory(
                new ScoreDirectorFactoryConfig()
                        .withIncrementalScoreCalculatorClass(Counter.class));
        Solver<Plan> solver = SolverFactory.<Plan>create(config).buildSolver();
        long[] told = {Long.MIN_VALUE};
        solver.addEventListener(
                event -> {
                    long now = (System.nanoTime() - started) / 1_000_000;
                    Plan best = event.getNewBestSolution();
                    if (best.getScore().isFeasible() && now - APART >= told[0]) {
                        told[0] = now;
                        tell("found", now, best);
                    }
                });
        Plan last = solver.solve(plan);
        tell("last", (System.nanoTime() - started) / 1_000_000, last);
    }

    private static void tell(String what, long milliseconds, Plan plan) {
        StringBuilder line = new StringBuilder(what).append(' ').append(milliseconds);
        line.append(' ').append(-plan.getScore().hardScore(0));
        for (Place place : plan.getPlaces()) {
            if (place.duty() != 0) {
                line.append(' ').append(place.duty());
            }
        }
        System.out.println(line);
        System.out.flush();
    }

    /** One place in the rota. */
    @PlanningEntity
    public static class Place {
        @PlanningId private int id;
        private int[] duties;
        private List<Integer> choices;

        @PlanningVariable(valueRangeProviderRefs = "choices", allowsUnassigned = true)
        private Integer choice;

        public Place() {}

        Place(int id, int[] duties, List<Integer> choices) {
            this.id = id;
            this.duties = duties;
            this.choices = choices;
        }

        @ValueRangeProvider(id = "choices")
        public List<Integer> getChoices() {
            return choices;
        }

        public Integer getChoice() {
            return choice;
        }

        public void setChoice(Integer choice) {
            this.choice = choice;
        }

        /** Returns the duty that the choice stands for here, 0 for none. */
        int duty() {
            return choice == null ? 0 : duties[choice];
        }
    }

    /** All places. */
    @PlanningSolution
    public static class Plan {
        @PlanningEntityCollectionProperty private List<Place> places;

        @PlanningScore(bendableHardLevelsSize = 1, bendableSoftLevelsSize = LEVELS)
        private BendableLongScore score;

        private Rows rows;

        public Plan() {}

        Plan(List<Place> places, Rows rows) {
            this.places = places;
            this.rows = rows;
        }

        public List<Place> getPlaces() {
            return places;
        }

        public BendableLongScore getScore() {
            return score;
        }

        public void setScore(BendableLongScore score) {
            this.score = score;
        }
    }

    /** The rows: sums over variables, and what each makes of a variable or of the score. Never changed. */
    static final class Rows {
        int size;
        int[] kind;
        long[] constant;
        long[] low;
        long[] high;
        long[] scale;
        int[][] members;
        int[][] weights;
        int[][] free; // by sum: positions in members of those that are chosen
        int[][] dependent; // by sum: derived variables to work out again
        int[] order; // derived variables, each after what it is made from
        int[] rank; // by variable: its place in order, -1 for a duty
        int[] definition; // by variable: the sum that defines it, -1 where it is chosen
        int[][] sums; // by variable
        int[][] weightIn; // by variable, beside sums
        long[][] price; // by variable and level
    }

    /** Counts the score of a plan by what changes. */
    public static class Counter implements IncrementalScoreCalculator<Plan, BendableLongScore> {
        private final long[] cost = new long[LEVELS];
        private final BitSet waiting = new BitSet();
        private Rows rows;
        private int[] value;
        private int[] taken;
        private long[] sum;
        private long broken;

        @Override
        public void resetWorkingSolution(Plan plan) {
            rows = plan.rows;
            value = new int[rows.size + 1];
            taken = new int[rows.size + 1];
            sum = rows.constant.clone();
            broken = 0;
            Arrays.fill(cost, 0);
            for (int at = 0; at < sum.length; at++) {
                broken += excess(at, sum[at]);
            }
            waiting.set(0, rows.order.length);
            for (Place place : plan.places) {
                shift(place.duty(), 1);
            }
        }

        @Override
        public void beforeEntityAdded(Object entity) {}

        @Override
        public void afterEntityAdded(Object entity) {}

        @Override
        public void beforeEntityRemoved(Object entity) {}

        @Override
        public void afterEntityRemoved(Object entity) {}

        @Override
        public void beforeVariableChanged(Object entity, String name) {
            shift(((Place) entity).duty(), -1);
        }

        @Override
        public void afterVariableChanged(Object entity, String name) {
            shift(((Place) entity).duty(), 1);
        }

        @Override
        public BendableLongScore calculateScore() {
            for (int at = waiting.nextSetBit(0); at >= 0; at = waiting.nextSetBit(at + 1)) {
                waiting.clear(at);
                int derived = rows.order[at];
                set(derived, rows.definition[derived] < 0 ? chosen(derived) : defined(derived));
            }
            long[] soft = new long[LEVELS];
            for (int level = 0; level < LEVELS; level++) {
                soft[level] = -cost[level];
            }
            return BendableLongScore.of(new long[] {-broken}, soft);
        }

        private void shift(int duty, int by) {
            if (duty != 0) {
                int before = taken[duty];
                taken[duty] += by;
                // Two places that stand for one duty are one too many.
                broken += Math.max(0, taken[duty] - 1) - Math.max(0, before - 1);
                set(duty, Math.min(1, taken[duty]));
            }
        }

        private void set(int variable, int now) {
            int change = now - value[variable];
            if (change == 0) {
                return;
            }
            value[variable] = now;
            long[] price = rows.price[variable];
            for (int level = 0; price != null && level < price.length; level++) {
                cost[level] += price[level] * change;
            }
            int[] sums = rows.sums[variable];
            int[] weights = rows.weightIn[variable];
            for (int at = 0; at < sums.length; at++) {
                int one = sums[at];
                long before = sum[one];
                sum[one] += (long) weights[at] * change;
                broken += excess(one, sum[one]) - excess(one, before);
                for (int derived : rows.dependent[one]) {
                    if (rows.rank[derived] > rows.rank[variable]) {
                        waiting.set(rows.rank[derived]);
                    }
                }
            }
        }

        /** Returns how far a row is from what it asks for; about one for each shift too many or too few. */
        private long excess(int one, long value) {
            long over = over(one, value);
            return over == 0 ? 0 : (over + rows.scale[one] - 1) / rows.scale[one];
        }

        private long over(int one, long value) {
            return rows.kind[one] == ROW ? Math.max(0, Math.max(value - rows.high[one], rows.low[one] - value)) : 0;
        }

        private int defined(int variable) {
            int one = rows.definition[variable];
            return (int) (rows.kind[one] == UNION ? Math.min(1, sum[one]) : Math.max(0, sum[one]));
        }

        /** Returns 1 where a row needs it and all others allow it, with everything chosen later at 0. */
        private int chosen(int variable) {
            boolean needed = false;
            int[] sums = rows.sums[variable];
            for (int at = 0; at < sums.length; at++) {
                int one = sums[at];
                if (rows.kind[one] == ROW) {
                    long without = without(one, variable);
                    long gain = over(one, without) - over(one, without + rows.weightIn[variable][at]);
                    if (gain < 0) {
                        return 0;
                    }
                    needed |= gain > 0;
                }
            }
            return needed ? 1 : 0;
        }

        private long without(int one, int variable) {
            long found = sum[one];
            for (int position : rows.free[one]) {
                int member = rows.members[one][position];
                if (rows.rank[member] >= rows.rank[variable]) {
                    found -= (long) rows.weights[one][position] * value[member];
                }
            }
            return found;
        }
    }

    /** Reads whole numbers apart by white space. */
    private static final class Reader {
        private final InputStream in;

        Reader(InputStream in) {
            this.in = new BufferedInputStream(in, 1 << 20);
        }

        long next() throws IOException {
            int digit = in.read();
            while (digit == ' ' || digit == '\n') {
                digit = in.read();
            }
            boolean negative = digit == '-';
            long number = 0;
            for (digit = negative ? in.read() : digit; digit > ' '; digit = in.read()) {
                number = 10 * number + digit - '0';
            }
            return negative ? -number : number;
        }

        int[] list() throws IOException {
            int[] found = new int[(int) next()];
            for (int at = 0; at < found.length; at++) {
                found[at] = (int) next();
            }
            return found;
        }

        long[] longs() throws IOException {
            long[] found = new long[(int) next()];
            for (int at = 0; at < found.length; at++) {
                found[at] = next();
            }
            return found;
        }

        Plan plan() throws IOException {
            Rows rows = new Rows();
            rows.size = (int) next();
            rows.order = list();
            rows.rank = new int[rows.size + 1];
            rows.definition = new int[rows.size + 1];
            Arrays.fill(rows.rank, -1);
            Arrays.fill(rows.definition, -1);
            for (int at = 0; at < rows.order.length; at++) {
                rows.rank[rows.order[at]] = at;
            }
            sums(rows);
            prices(rows);
            return new Plan(places(), rows);
        }

        private void sums(Rows rows) throws IOException {
            rows.kind = list();
            int number = rows.kind.length;
            int[] target = list();
            rows.constant = longs();
            rows.low = longs();
            rows.high = longs();
            rows.scale = longs();
            rows.members = new int[number][];
            rows.weights = new int[number][];
            for (int at = 0; at < number; at++) {
                rows.members[at] = list();
                rows.weights[at] = list();
                if (rows.kind[at] != ROW) {
                    rows.definition[target[at]] = at;
                }
            }
            byVariable(rows);
            rows.free = new int[number][];
            rows.dependent = new int[number][];
            for (int at = 0; at < number; at++) {
                int[] members = rows.members[at];
                boolean row = rows.kind[at] == ROW;
                rows.free[at] =
                        IntStream.range(0, row ? members.length : 0)
                                .filter(i -> rows.rank[members[i]] >= 0 && rows.definition[members[i]] < 0)
                                .toArray();
                rows.dependent[at] =
                        row ? Arrays.stream(rows.free[at]).map(i -> members[i]).toArray() : new int[] {target[at]};
            }
        }

        private static void byVariable(Rows rows) {
            int[] often = new int[rows.size + 1];
            for (int[] members : rows.members) {
                for (int member : members) {
                    often[member]++;
                }
            }
            rows.sums = Arrays.stream(often).mapToObj(int[]::new).toArray(int[][]::new);
            rows.weightIn = Arrays.stream(often).mapToObj(int[]::new).toArray(int[][]::new);
            for (int at = rows.members.length - 1; at >= 0; at--) {
                for (int i = 0; i < rows.members[at].length; i++) {
                    int member = rows.members[at][i];
                    often[member]--;
                    rows.sums[member][often[member]] = at;
                    rows.weightIn[member][often[member]] = rows.weights[at][i];
                }
            }
        }

        private void prices(Rows rows) throws IOException {
            rows.price = new long[rows.size + 1][];
            for (int left = (int) next(); left > 0; left--) {
                rows.price[(int) next()] = longs();
            }
        }

        private List<Place> places() throws IOException {
            // One object for each choice, so that two places can exchange theirs.
            List<Integer> choices = new ArrayList<>();
            for (int number = (int) next(); choices.size() < number; ) {
                choices.add(choices.size());
            }
            List<Place> places = new ArrayList<>();
            for (int left = (int) next(); left > 0; left--) {
                int[] duties = new int[choices.size()];
                List<Integer> own = new ArrayList<>();
                for (int more = (int) next(); more > 0; more--) {
                    int choice = (int) next();
                    duties[choice] = (int) next();
                    own.add(choices.get(choice));
                }
                places.add(new Place(places.size(), duties, own));
            }
            return places;
        }
    }
}
