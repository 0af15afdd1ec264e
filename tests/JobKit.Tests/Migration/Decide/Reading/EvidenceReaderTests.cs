using JobKit.Migration;
using JobKit.Testing;
using JobKit.Tests.Migration.Observe;
using JobKit.Tests.Migration.Observe.Recount;

namespace JobKit.Tests.Migration.Decide.Reading;

public sealed class EvidenceReaderTests
{
    private static readonly SequentialPolicy Policy = new(new());

    private readonly ManualTimeProvider _clock = new();
    private readonly CountedReads _store;
    private readonly PagedJobs _jobs = new();
    private readonly EvidenceReader _reader;
    private readonly EvidenceScope _scope = new() { Key = Observed.Key, Epoch = 1, EnteredAt = Observed.Start };
    private long _seq;

    public EvidenceReaderTests()
    {
        _store = new(new InMemoryObservationStore(_clock));
        _reader = NewReader();
    }

    [Fact]
    public async Task Without_anything_observed_there_is_no_evidence_and_the_numbers_are_of_no_time()
    {
        var evidence = await _reader.ReadAsync(_scope, Policy, default);

        evidence.AsOf.Should().Be(DateTimeOffset.MinValue);
        evidence.Sums.Should().Be(EvidenceSums.Empty);
        Policy.Decide(Input(evidence)).Kind.Should().Be(VerdictKind.Hold);
    }

    [Fact]
    public async Task Mature_cohorts_are_folded_and_the_rest_comes_as_it_is()
    {
        await ServeAsync(minutes: 5);

        var evidence = await _reader.ReadAsync(_scope, Policy, default);

        evidence.Now.Should().Be(_clock.GetUtcNow());
        evidence.AsOf.Should().Be(_clock.GetUtcNow());
        evidence.Sums.FoldedBefore.Should().Be(Observed.Start.AddMinutes(4), "the fifth minute has just ended");
        evidence.Sums.Step.Candidate.Units.Should().Be(40);
        evidence.Minutes.Should().ContainSingle().Which.Start.Should().Be(Observed.Start.AddMinutes(4));
        evidence.Subs.CandidateUnits.Sum().Should().Be(50);
        Policy.Decide(Input(evidence)).Reasons.Should().NotContain(VerdictReason.StaleStats);
    }

    [Fact]
    public async Task A_reader_that_looked_each_minute_comes_to_the_same_as_one_that_starts_now()
    {
        for (var minute = 0; minute < 150; minute++)
        {
            await ServeAsync(minutes: 1);
            await _reader.ReadAsync(_scope, Policy, default);
        }

        var looked = await _reader.ReadAsync(_scope, Policy, default);
        var fresh = await NewReader().ReadAsync(_scope, Policy, default);

        Policy.Decide(Input(looked)).ToJson().Should().Be(Policy.Decide(Input(fresh)).ToJson());
        looked.Sums.FoldedBefore.Should().Be(Observed.Start.AddMinutes(149));
    }

    [Fact]
    public async Task What_is_folded_is_read_no_more()
    {
        await ServeAsync(minutes: 180);
        await _reader.ReadAsync(_scope, Policy, default);

        _store.RowsRead = _store.HoursRead = 0;
        await _reader.ReadAsync(_scope, Policy, default);

        _store.RowsRead.Should().Be(2, "both arms of the last minute");
        _store.HoursRead.Should().Be(2, "both arms of the hour before this one");
    }

    [Fact]
    public async Task A_long_epoch_is_read_by_the_day_after_a_restart()
    {
        foreach (var days in new[] { 20, 10, 10, 5 })
        {
            await ServeAsync(minutes: 2);
            _clock.Advance(TimeSpan.FromDays(days));
        }

        await ServeAsync(minutes: 2);
        await _store.PruneAsync(default);

        var evidence = await _reader.ReadAsync(_scope, Policy, default);

        evidence.Sums.Step.Candidate.Units.Should().Be(90, "hours that were minutes count too");
        _store.LongestRead.Should().BeLessThanOrEqualTo(TimeSpan.FromDays(1));
    }

    [Fact]
    public async Task After_a_restart_an_unsettled_cohort_of_an_old_day_holds_up_the_days_behind_it_and_loses_none()
    {
        // As long as it may be waited for, and a cohort that nobody recounts.
        var policy = new SequentialPolicy(new() { MaturationWindow = TimeSpan.FromHours(24) });
        await ServeAsync(minutes: 2);
        await AddAsync(Arm(ObservedArm.Candidate, _clock.GetUtcNow(), units: 10, done: 9), Arm(ObservedArm.Legacy, _clock.GetUtcNow(), 90, 90));
        foreach (var _ in Enumerable.Range(0, 3))
        {
            _clock.Advance(TimeSpan.FromDays(1));
            await ServeAsync(minutes: 2);
        }

        var evidence = await _reader.ReadAsync(_scope, policy, default);

        evidence.Sums.Step.Candidate.Units.Should().Be(20, "what is behind it is not folded around it");
        evidence.Minutes.Sum(it => it.Rows.Sum(row => row.Candidate.Units)).Should().Be(70);
        (await _reader.ReadAsync(_scope, policy, default)).Minutes.Should().HaveCount(evidence.Minutes.Length);
    }

    [Theory]
    [InlineData("epoch")]
    [InlineData("baseline")]
    [InlineData("parameters")]
    [InlineData("an earlier step")]
    public async Task Another_epoch_baseline_or_step_in_the_past_makes_the_sums_anew(string what)
    {
        await ServeAsync(minutes: 5);
        await _reader.ReadAsync(_scope, Policy, default);
        var (scope, policy) = what switch
        {
            "epoch" => (_scope with { Epoch = 2 }, Policy),
            "baseline" => (_scope with { Baseline = new([new(Observed.Name, .2)], StageBaseline.None.Latency) }, Policy),
            "parameters" => (_scope, new SequentialPolicy(new() { Guardrails = new() { R0 = 1.5 } })),
            _ => (_scope with { EnteredAt = Observed.Start.AddMinutes(2) }, Policy),
        };

        var evidence = await _reader.ReadAsync(scope, policy, default);

        var fresh = await NewReader().ReadAsync(scope, policy, default);
        policy.Decide(Input(evidence)).ToJson().Should().Be(policy.Decide(Input(fresh)).ToJson());
        evidence.Sums.Step.Candidate.Units.Should().Be(what switch { "epoch" => 0, "an earlier step" => 20, _ => 40 });
    }

    [Fact]
    public async Task A_new_step_goes_on_with_the_sums_and_counts_its_own_units()
    {
        await ServeAsync(minutes: 5);
        await _reader.ReadAsync(_scope, Policy, default);
        var step = _scope with { EnteredAt = _clock.GetUtcNow() };
        _store.LongestRead = default;

        await ServeAsync(minutes: 3);
        var evidence = await _reader.ReadAsync(step, Policy, default);

        evidence.Sums.Step.Should().Match<StepTotals>(it => it.Since == step.EnteredAt && it.Candidate.Units == 20);
        _store.LongestRead.Should().BeLessThan(TimeSpan.FromDays(1), "it did not begin anew");
    }

    [Fact]
    public async Task Comparisons_are_read_only_where_they_are_wanted()
    {
        await AddAsync(new CohortDelta(Observed.Cohort(ObservedArm.LegacyTargeted), new() { Compared = 4, Mismatched = 1 }, SubCounts.Zero));

        (await _reader.ReadAsync(_scope, Policy, default)).Shadow.Should().Be(default(Comparisons));
        (await _reader.ReadAsync(_scope with { Compares = true }, Policy, default)).Shadow.Should().Be(new Comparisons(4, 1));
    }

    [Fact]
    public async Task First_exposures_come_as_segments_of_constant_share()
    {
        await _store.AddAsync(new("node", 1, []) { Exposures = [new(Observed.Key, 1, 50_000, [1, 2], [900_000]), new(Observed.Key, 1, 100_000, [60_000], [])] }, default);

        var evidence = await _reader.ReadAsync(_scope, Policy, default);

        evidence.Exposures.Should().Equal(new ShareSegment(.05, 2, 1), new ShareSegment(.1, 1, 0));
        Input(evidence).Exposures.Should().Equal(evidence.Exposures);
    }

    [Fact]
    public async Task One_node_recounts_what_a_dead_one_left_uneven_and_no_reading_waits_for_it()
    {
        await AddAsync(Arm(ObservedArm.Candidate, _clock.GetUtcNow(), units: 0, done: 1), Arm(ObservedArm.Legacy, _clock.GetUtcNow(), 9, 9));
        _jobs.All.AddRange([CandidateRecountTests.Job(JobStatus.Completed, 1).Job, CandidateRecountTests.Job(JobStatus.Processing, 0).Job]);
        _clock.Advance(TimeSpan.FromMinutes(2));
        await AddAsync();

        await _reader.ReadAsync(_scope, Policy, default);
        await _reader.RecountAsync(default);
        _jobs.Asked.Should().Be(0);

        var scope = _scope with { Recounts = true };
        await _reader.ReadAsync(scope, Policy, default);
        _jobs.Asked.Should().Be(0, "a verdict must not wait for the jobs");
        await _reader.RecountAsync(default);
        await _reader.RecountAsync(default);
        _jobs.Asked.Should().Be(1, "its job is under way, and there is nothing newer to recount by");

        _jobs.All[1] = CandidateRecountTests.Job(JobStatus.Failed, 2).Job;
        await _reader.ReadAsync(scope, Policy, default);
        await _reader.RecountAsync(default);
        var evidence = await _reader.ReadAsync(scope, Policy, default);

        _jobs.Asked.Should().Be(2);
        evidence.Sums.Step.Candidate.Should().Match<ArmCounts>(it => it.Units == 2 && it.Errors == 1);
    }

    [Fact]
    public async Task What_a_dead_node_took_with_it_unseen_comes_into_numbers_that_are_folded_already()
    {
        await _store.AddAsync(new("dies", 1, [Arm(ObservedArm.Candidate, _clock.GetUtcNow(), 1, 1), Arm(ObservedArm.Legacy, _clock.GetUtcNow(), 9, 9)]), default);
        _jobs.All.AddRange([CandidateRecountTests.Job(JobStatus.Completed, 1).Job, CandidateRecountTests.Job(JobStatus.Failed, 2).Job]);
        var scope = _scope with { Recounts = true };
        _clock.Advance(TimeSpan.FromSeconds(95));
        await AddAsync();
        (await _reader.ReadAsync(scope, Policy, default)).Sums.Step.Candidate.Units.Should().Be(1, "its numbers agree, so they are mature");

        _clock.Advance(TimeSpan.FromSeconds(10));
        await AddAsync();
        await _reader.ReadAsync(scope, Policy, default);
        await _reader.RecountAsync(default);

        (await _reader.ReadAsync(scope, Policy, default)).Sums.Step.Candidate.Should().Match<ArmCounts>(it => it.Units == 2 && it.Errors == 1);
    }

    [Fact]
    public async Task Ends_of_a_dead_nodes_units_do_not_stand_in_for_those_of_another()
    {
        // Three jobs of a node that died before it told of them ended; three of a node that lives are under way, and fail.
        await _store.AddAsync(new("dies", 1, []), default);
        await AddAsync(Arm(ObservedArm.Candidate, _clock.GetUtcNow(), units: 3, done: 3), Arm(ObservedArm.Legacy, _clock.GetUtcNow(), 9, 9));
        Jobs(JobStatus.Processing);
        var scope = _scope with { Recounts = true };
        _clock.Advance(TimeSpan.FromMinutes(2));
        await AddAsync();
        await _reader.ReadAsync(scope, Policy, default);
        await _reader.RecountAsync(default);

        Jobs(JobStatus.Failed);
        _clock.Advance(TimeSpan.FromMinutes(2));
        await AddAsync();
        await _reader.ReadAsync(scope, Policy, default);
        await _reader.RecountAsync(default);

        (await _reader.ReadAsync(scope, Policy, default)).Sums.Step.Candidate.Should().Match<ArmCounts>(it => it.Units == 6 && it.Errors == 3);

        void Jobs(JobStatus ofTheOthers)
        {
            _jobs.All.Clear();
            _jobs.All.AddRange(Enumerable.Range(1, 6).Select(i => CandidateRecountTests.Job(i <= 3 ? JobStatus.Completed : ofTheOthers, i).Job));
        }
    }

    [Fact]
    public async Task The_baseline_is_that_of_the_legacys_last_day()
    {
        await AddAsync(Arm(ObservedArm.LegacyTargeted, _clock.GetUtcNow(), 5000, 5000));
        _clock.Advance(TimeSpan.FromHours(25));
        await AddAsync(Arm(ObservedArm.LegacyTargeted, _clock.GetUtcNow(), 1000, 1000, errors: 20));

        (await _reader.FreezeBaselineAsync(Observed.Key, 1, default)).Errors.Should().Equal(new EndpointBaseline(Observed.Name, .02));
    }

    private EvidenceReader NewReader() => new(_store, new(_store, _jobs));

    private static DecisionInput Input(RolloutEvidence evidence) =>
        evidence.ToInput(new() { Frame = evidence.Frame, StatsAsOf = evidence.AsOf, SharePpm = 100_000 });

    /// <summary>90 legacy units and 10 of the candidate in each minute, of which one fails, and all told of at its end.</summary>
    private async Task ServeAsync(int minutes)
    {
        for (var minute = 0; minute < minutes; minute++)
        {
            var start = _clock.GetUtcNow();
            _clock.Advance(Observed.Minute);
            await AddAsync(Arm(ObservedArm.Legacy, start, 90, 90, errors: 1), Arm(ObservedArm.Candidate, start, 10, 10, errors: minute % 2));
        }
    }

    private static CohortDelta Arm(ObservedArm arm, DateTimeOffset start, long units, long done, long errors = 0) => new(
        Observed.Cohort(arm) with { Start = start }, new() { Units = units, Done = done, Errors = errors }, Observed.Subs(start.Minute % 32, units, errors));

    private async Task AddAsync(params CohortDelta[] deltas) => await _store.AddAsync(new("node", ++_seq, deltas), default);
}
