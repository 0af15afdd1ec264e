using JobKit.Migration;

namespace JobKit.Tests.Migration.Shadowing;

public sealed class ShadowJudgeTests
{
    private static readonly Job Done = new()
    {
        Id = JobId.New(),
        Type = "draw",
        Queue = "q",
        Payload = "{}",
        Status = JobStatus.Completed,
        Result = """{"title":"a","pages":3}""",
    };

    private static readonly Job Broken = Done with { Status = JobStatus.Failed, Result = null, FailureReason = JobFailureReason.AttemptsExhausted, Error = new("Bad", "no ink") };

    [Fact]
    public void Two_equal_answers_match() => Judge("""{"pages":3.0,"title":"a"}""", Done).Should().Be(new ShadowVerdict(ShadowClass.Match));

    [Fact]
    public void Two_that_differ_where_it_is_ignored_are_ignored_and_a_mismatch_beside_it_is_one()
    {
        var ignoring = Experimenting.Make(it => it.Ignore("$.pages"));

        Judge("""{"title":"a","pages":4}""", Done, ignoring).Class.Should().Be(ShadowClass.Ignored);
        var mismatch = Judge("""{"title":"b","pages":4}""", Done, ignoring);

        mismatch.Class.Should().Be(ShadowClass.Mismatch);
        mismatch.Signature.Should().EndWith(" $.title");
        DifferencesJson.Read(mismatch.DifferencesJson).Should().Equal(new ResultDifference("$.title", ResultDifferenceKind.Changed, "\"b\"", "\"a\""));
    }

    [Fact]
    public void A_side_that_failed_alone_is_named()
    {
        var candidate = Judge("""{"title":"a"}""", Broken);
        var control = Judge(null, Done, error: "HTTP 502");

        candidate.Class.Should().Be(ShadowClass.CandidateFailed);
        candidate.Signature.Should().EndWith(" $error Bad");
        DifferencesJson.Read(candidate.DifferencesJson).Should().ContainSingle().Which.Candidate.Should().Be("Bad: no ink");
        control.Class.Should().Be(ShadowClass.ControlFailed);
    }

    [Fact]
    public void Two_that_failed_are_the_same_only_with_the_same_error()
    {
        Judge(null, Broken, error: "Bad").Class.Should().Be(ShadowClass.BothFailedSame);
        Judge(null, Broken, error: "Other").Class.Should().Be(ShadowClass.Mismatch);
    }

    [Fact]
    public void A_job_that_never_ran_was_cancelled_or_is_gone_is_late()
    {
        Judge("{}", null).Class.Should().Be(ShadowClass.Late);
        Judge("{}", Done with { Status = JobStatus.Cancelled }).Class.Should().Be(ShadowClass.Late);
        Judge("{}", Broken with { FailureReason = JobFailureReason.Expired }).Class.Should().Be(ShadowClass.Late);
        Judge(null, null, error: "Bad").Class.Should().Be(ShadowClass.Late);
    }

    [Fact]
    public void What_the_apps_own_code_throws_is_the_comparers_error_and_not_told_in_its_words()
    {
        var comparer = Experimenting.Make(it => it.Compare<ThrowingComparer>());
        var cleaning = Experimenting.Make(it => it.CleanCandidate(_ => throw new InvalidOperationException("secret")));

        foreach (var verdict in new[] { Judge("{}", Done, comparer), Judge("{}", Done, cleaning) })
        {
            verdict.Class.Should().Be(ShadowClass.ComparerError);
            verdict.Signature.Should().Contain("InvalidOperationException").And.NotContain("secret");
        }
    }

    [Fact]
    public void An_own_comparer_is_asked_even_where_the_answers_are_the_same_to_the_letter() =>
        Judge("""{"pages":3,"title":"a"}""", Done, Experimenting.Make(it => it.Compare<ThrowingComparer>())).Class.Should().Be(ShadowClass.ComparerError);

    [Fact]
    public void Answers_are_brought_into_one_shape_before_they_are_compared()
    {
        var shaping = Experimenting.Make(it => it
            .CleanControl(control => control!["story"])
            .Clean(both => { both!.AsObject().Remove("pages"); return both; }));

        Judge("""{"story":{"title":"a","pages":9}}""", Done, shaping).Class.Should().Be(ShadowClass.Match);
    }

    [Fact]
    public void Legacy_is_compared_with_itself_by_the_same_rules()
    {
        var experiment = Experimenting.Make(it => it.Ignore("$.at"));
        ShadowVerdict Noise(string? one, string? other, string? error = null, string? error2 = null) =>
            ShadowJudge.Noise(experiment, new(one, error, 0), new(other, error2, 0));

        Noise("""{"at":1,"n":1}""", """{"at":1,"n":1}""").Class.Should().Be(ShadowClass.Match);
        Noise("""{"at":1,"n":1}""", """{"at":2,"n":1}""").Class.Should().Be(ShadowClass.Ignored);
        Noise("""{"at":1,"n":1}""", """{"at":2,"n":2}""").Signature.Should().EndWith(" $.n");
        Noise(null, null, "Bad", "Bad").Class.Should().Be(ShadowClass.BothFailedSame);
        Noise(null, "{}", "Bad").Class.Should().Be(ShadowClass.Mismatch);
    }

    [Theory]
    [InlineData(ShadowClass.Match, false)]
    [InlineData(ShadowClass.Ignored, false)]
    [InlineData(ShadowClass.BothFailedSame, false)]
    [InlineData(ShadowClass.Mismatch, true)]
    [InlineData(ShadowClass.CandidateFailed, true)]
    [InlineData(ShadowClass.ComparerError, true)]
    [InlineData(ShadowClass.ControlFailed, null)]
    [InlineData(ShadowClass.Late, null)]
    public void Each_class_counts_for_against_or_not_at_all(ShadowClass verdict, bool? mismatch) =>
        ShadowCounting.IsMismatch(verdict).Should().Be(mismatch);

    private static ShadowVerdict Judge(string? control, Job? job, Experiment? experiment = null, string? error = null)
    {
        var judging = experiment ?? Experimenting.Make();
        return ShadowJudge.Judge(judging, new(error is null ? judging.Cleaning.Control(control) : null, error, 0), job);
    }
}
