using JobKit.Storage;

namespace JobKit.Tests.Measure;

public sealed class EstimateTableTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void An_estimate_is_the_sum_of_the_quantiles_of_wait_and_run()
    {
        var estimates = EstimateTable.From([Wait(Second, 6), Wait(Minute, 4), Run(Second, 8), Run(Minute, 2)]);

        estimates.Should().ContainSingle().Which.Should().Be(
            KeyValuePair.Create(("mail", "mail.send"), new JobEstimate(Told(Second) + Told(Second), Told(Minute) + Told(Minute), 10)));
    }

    [Theory]
    [InlineData(4, 100)]
    [InlineData(100, 4)]
    [InlineData(0, 5)]
    public void Fewer_than_five_waits_or_runs_say_nothing(int waits, int runs) =>
        EstimateTable.From([Wait(Second, waits), Run(Second, runs)]).Should().BeEmpty();

    [Fact]
    public void Five_are_enough() => EstimateTable.From([Wait(Second, 5), Run(Second, 7)]).Values.Should().ContainSingle().Which.Samples.Should().Be(5);

    [Fact]
    public void Another_queue_or_type_does_not_count()
    {
        var estimates = EstimateTable.From([Wait(Second, 5), Run(Second, 4), Run(Second, 5) with { Queue = "other" }, Run(Second, 5) with { Type = "other" }]);

        estimates.Should().BeEmpty();
    }

    [Fact]
    public void Plain_counts_and_unknown_buckets_are_passed_over()
    {
        var estimates = EstimateTable.From(
        [
            Wait(Second, 5),
            Run(Second, 5),
            new(0, "mail", "mail.send", StatisticsMeasure.Failed, 0, 1_000),
            new(0, "mail", "mail.send", StatisticsMeasure.Run, LatencyBuckets.Count, 1_000),
            new(0, "mail", "mail.send", StatisticsMeasure.Run, -1, 1_000),
        ]);

        estimates.Values.Should().ContainSingle().Which.Samples.Should().Be(5);
    }

    private static StatisticsCount Wait(TimeSpan duration, long count) =>
        new(0, "mail", "mail.send", StatisticsMeasure.Wait, LatencyBuckets.Bucket(duration), count);

    private static StatisticsCount Run(TimeSpan duration, long count) =>
        new(0, "mail", "mail.send", StatisticsMeasure.Run, LatencyBuckets.Bucket(duration), count);

    private static TimeSpan Told(TimeSpan duration) => LatencyBuckets.UpperBound(LatencyBuckets.Bucket(duration));
}
