using JobKit.Migration;
using JobKit.Testing;
using JobKit.Tests.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.Tests.Migration.Shadowing;

public sealed class ShadowRunTests
{
    [Fact]
    public async Task A_captured_request_runs_as_a_job_of_its_own_and_is_compared_and_counted_once()
    {
        await using var node = await ShadowNode.StartAsync();

        node.Capture().Should().Be(ShadowIntake.Taken);
        var (row, verdict, first) = await node.Store.NextAsync();
        await node.Ended.EndOfAsync(row);

        verdict.Should().Be(new ShadowVerdict(ShadowClass.Match));
        first.Should().BeTrue();
        var job = await node.ShadowJobAsync(row);
        job.Should().BeEquivalentTo(new { Type = "draw", Queue = "jobkit-shadow", Hidden = true, Priority = 1000, Status = JobStatus.Completed });
        job.ExpiresAt.Should().Be(job.CreatedAt + TimeSpan.FromHours(1));
        node.Counted().Should().Be((1, 0));
        (await node.Store.ReadAsync(row, default))!.ControlJson.Should().BeNull("nobody needs the answer of a match any more");
    }

    [Fact]
    public async Task A_mismatch_is_counted_against_the_cohort_of_the_request_and_its_answer_is_kept_masked()
    {
        await using var node = await ShadowNode.StartAsync();

        node.Capture("""{"title":"b","pages":3,"key":"k3y"}""");
        var (row, verdict, _) = await node.Store.NextAsync();
        await node.Ended.EndOfAsync(row);

        verdict.Class.Should().Be(ShadowClass.Mismatch);
        var delta = node.Monitor.Drain().Should().ContainSingle().Subject;
        delta.Cohort.Should().Be(Experimenting.Stamp().Cohort);
        delta.Sums.Should().BeEquivalentTo(new { Compared = 1L, Mismatched = 1L, Units = 0L, Done = 0L });
        var kept = ControlAnswer.Read((await node.Store.ReadAsync(row, default))!.ControlJson!);
        kept.Should().Be(new ControlAnswer("""{"key":"***","pages":3,"title":"b"}""", null, 12_000));
    }

    [Fact]
    public async Task Its_owner_is_seen_by_the_handler_and_sees_nothing()
    {
        await using var node = await ShadowNode.StartAsync();
        var seen = new TaskCompletionSource<(string?, string?)>();
        node.Drawer.Run = (draw, context, _, _) =>
        {
            seen.SetResult((context.Owner, context.Tenant));
            return Task.FromResult(new Drawing(draw.Title, 3));
        };

        node.Shadow.Capture(ShadowNode.Captured() with { Owner = "ann", Tenant = "t" });
        (await seen.Task.Soon()).Should().Be(("ann", "t"));
        var job = await node.ShadowJobAsync((await node.Store.NextAsync()).Row);

        (await node.Queue.GetAsync(job.Id, "ann")).Should().BeNull();
        (await node.Queue.ListAsync(new() { Owner = "ann" })).Jobs.Should().BeEmpty();
        (await node.Queue.ListAsync(new())).Jobs.Should().BeEmpty();
        RouteStamp.Of(job.Metadata).Should().BeNull("its end must count for neither side");
    }

    [Fact]
    public async Task Neither_it_nor_its_comparison_is_in_the_statistics()
    {
        await using var node = await ShadowNode.StartAsync();

        node.Capture();
        await node.VerdictAsync();
        var real = await node.Queue.EnqueueAsync(new Draw("real"));
        await node.Queue.WaitAsync(real.Id, TimeSpan.FromSeconds(20));

        var counts = node.Services.GetRequiredService<StatisticsRecorder>().Drain(0).Select(count => (count.Queue, count.Type)).Distinct();
        counts.Should().Equal(("default", "draw"));
    }

    [Fact]
    public async Task A_candidate_that_fails_is_told_with_its_error_and_legacys_error_is_compared_with_it()
    {
        await using var node = await ShadowNode.StartAsync();
        node.Drawer.Run = (_, _, _, _) => throw new TimeZoneNotFoundException("no ink");

        node.Capture();
        var alone = await node.VerdictAsync();
        node.Shadow.Capture(ShadowNode.Captured(ShadowAnswer.Failed("System.TimeZoneNotFoundException")));
        var same = await node.VerdictAsync();
        node.Shadow.Capture(ShadowNode.Captured(ShadowAnswer.Failed("HTTP 502")));
        var other = await node.VerdictAsync();

        (alone.Class, same.Class, other.Class).Should().Be((ShadowClass.CandidateFailed, ShadowClass.BothFailedSame, ShadowClass.Mismatch));
        node.Counted().Should().Be((3, 2));
    }

    [Fact]
    public async Task An_answer_given_as_a_value_is_serialised_as_results_are()
    {
        await using var node = await ShadowNode.StartAsync();

        node.Shadow.Capture(ShadowNode.Captured(ShadowAnswer.Of(new Drawing("a", 3))));

        (await node.VerdictAsync()).Class.Should().Be(ShadowClass.Match);
    }

    [Fact]
    public async Task A_comparison_made_twice_counts_once()
    {
        await using var node = await ShadowNode.StartAsync();
        node.Capture();
        var (row, _, _) = await node.Store.NextAsync();
        await node.Ended.EndOfAsync(row);

        await node.Services.GetRequiredService<ShadowDecisions>().WriteAsync((await node.Store.ReadAsync(row, default))!, new(ShadowClass.Mismatch), default);

        (await node.Store.NextAsync()).First.Should().BeFalse();
        node.Counted().Should().Be((1, 0));
    }

    [Fact]
    public async Task A_job_that_does_not_end_in_time_is_cancelled_and_late_and_counts_for_nothing()
    {
        var clock = new ManualTimeProvider();
        await using var node = await ShadowNode.StartAsync(it => it.Deadline(TimeSpan.FromMinutes(5)), clock: clock);
        var cancelled = new TaskCompletionSource();
        node.Drawer.Run = async (draw, _, _, token) =>
        {
            await using var registration = token.Register(cancelled.SetResult);
            await Task.Delay(Timeout.InfiniteTimeSpan, clock, token);
            return new(draw.Title, 0);
        };

        node.Capture();
        var decided = node.Store.NextAsync();
        await Pump.UntilAsync(clock, TimeSpan.FromSeconds(1), () => Task.FromResult(decided.IsCompleted && cancelled.Task.IsCompleted));

        (await decided).Verdict.Class.Should().Be(ShadowClass.Late);
        node.Counted().Should().Be((0, 0));
    }

    [Fact]
    public async Task What_the_app_says_not_to_run_is_not_run_nor_what_is_beyond_its_bounds()
    {
        await using var node = await ShadowNode.StartAsync(it => it
            .RunIf(draw => draw.Title == "a" || int.Parse(draw.Title) > 0)
            .CostPerHour(1, draw => draw.Token is null ? throw new InvalidOperationException() : .75m));

        node.Shadow.Capture(ShadowNode.Captured() with { Job = new Draw("0", "t") });
        node.Shadow.Capture(ShadowNode.Captured() with { Job = new Draw("throws", "t") });
        node.Shadow.Capture(ShadowNode.Captured() with { Job = new Draw("a") });
        node.Capture();
        node.Capture();
        node.Capture();
        await node.VerdictAsync();

        await node.PumpedAsync();
        node.Intake.Should().Be(new ShadowIntakeCounts { Taken = 6, NotWanted = 2, OverBudget = 3 });
    }

    [Fact]
    public async Task A_payload_over_the_bound_is_left_out_and_counted()
    {
        await using var node = await ShadowNode.StartAsync();

        node.Shadow.Capture(ShadowNode.Captured() with { Job = new Draw(new string('x', ShadowDoor.MostBytes)) });
        await node.PumpedAsync();

        node.Intake.TooLarge.Should().Be(1);
        (await node.Queue.ListAsync(new() { IncludeHidden = true })).Jobs.Should().NotContain(job => job.Type == "draw");
    }

    [Fact]
    public async Task A_cleaning_that_throws_is_a_comparers_error_and_no_job_runs()
    {
        await using var node = await ShadowNode.StartAsync(it => it.CleanControl(_ => throw new InvalidOperationException()));

        node.Capture();
        await node.PumpedAsync();

        (await node.Store.NextAsync()).Verdict.Class.Should().Be(ShadowClass.ComparerError);
        node.Counted().Should().Be((1, 1));
        (await node.Queue.ListAsync(new() { IncludeHidden = true })).Jobs.Should().NotContain(job => job.Type == "draw");
    }

    [Fact]
    public async Task What_needs_no_job_is_written_with_its_verdict_at_once()
    {
        await using var node = await ShadowNode.StartAsync(it => it.CleanControl(_ => throw new InvalidOperationException()));
        node.Store.DecidesNothing = true;

        node.Capture();
        var (row, _, _) = await node.Store.NextAsync();

        (await node.Store.ReadAsync(row, default))!.Verdict!.Class.Should().Be(ShadowClass.ComparerError);
        (await node.Store.ReadOpenAsync("draw", TimeSpan.Zero, 10, default)).Should().BeEmpty("a stop after the row must leave nothing open");
    }

    [Fact]
    public async Task A_capture_that_cannot_be_kept_is_lost_and_the_next_one_is_not()
    {
        await using var node = await ShadowNode.StartAsync();
        node.Store.IsAway = true;
        node.Capture();
        await node.PumpedAsync();
        node.Intake.Lost.Should().Be(1);

        node.Store.IsAway = false;
        node.Capture();

        (await node.VerdictAsync()).Class.Should().Be(ShadowClass.Match);
    }

    [Fact]
    public async Task Legacys_own_noise_is_measured_first_and_its_places_are_told()
    {
        await using var node = await ShadowNode.StartAsync(it => it.MeasureNoise(2));
        var asked = 0;
        var capture = ShadowNode.Captured() with
        {
            Again = (services, _) =>
            {
                services.GetRequiredService<IServiceScopeFactory>().Should().NotBeNull();
                return Task.FromResult(ShadowAnswer.Of(new { title = "a", pages = 3 + asked++, at = new[] { asked } }));
            },
        };

        node.Shadow.Capture(capture);
        node.Shadow.Capture(capture);
        await node.PumpedAsync();
        (await node.Store.NextAsync()).Verdict.Class.Should().Be(ShadowClass.Mismatch);
        await node.Store.NextAsync();
        node.Counted().Should().Be((0, 0), "noise says nothing about the candidate");
        node.Shadow.Capture(capture);
        (await node.VerdictAsync()).Class.Should().Be(ShadowClass.Match, "enough pairs were compared: the job ran");

        var noise = (await node.ReportAsync()).Noise!;
        noise.Should().BeEquivalentTo(new { Pairs = 2, Differing = 2, Paths = new[] { "$.at", "$.pages" } });
        asked.Should().Be(2);
    }

    [Fact]
    public async Task The_report_counts_classes_and_groups_mismatches_with_an_example()
    {
        await using var node = await ShadowNode.StartAsync(it => it.Ignore("$.at"));
        foreach (var answer in new[] { """{"title":"a","pages":3}""", """{"title":"a","pages":3,"at":1}""", """{"title":"a","pages":4}""", """{"title":"a","pages":5}""", """{"title":"z","pages":3}""" })
        {
            node.Capture(answer);
            await node.VerdictAsync();
        }

        var report = await node.ReportAsync();

        report.Should().BeEquivalentTo(new { Key = "draw", Epoch = 3, Open = 0, Compared = 5, Mismatched = 3, Intake = new ShadowIntakeCounts { Taken = 5 } });
        report.Counts.Should().HaveCount(8).And.Contain(
        [
            new(ShadowClass.Match, 1), new(ShadowClass.Ignored, 1), new(ShadowClass.Mismatch, 3), new(ShadowClass.Late, 0),
        ]);
        report.MismatchBound.Should().BeApproximately(MismatchBound.Of(5, 3), 1e-9);
        report.Groups.Select(group => (group.Class, group.Count, group.Signature.Split(' ', 2)[1])).Should().BeEquivalentTo(
            [(ShadowClass.Mismatch, 2L, "$.pages"), (ShadowClass.Mismatch, 1L, "$.title"), (ShadowClass.Ignored, 1L, "$.at")]);
        report.Groups[0].Differences.Should().Equal(new ResultDifference("$.pages", ResultDifferenceKind.Changed, "5", "3"));
        (await node.Services.GetRequiredService<IShadowReports>().ReadAsync("other")).Should().BeEquivalentTo(new { Compared = 0, MismatchBound = 1.0, Noise = (ShadowNoise?)null });
    }
}
