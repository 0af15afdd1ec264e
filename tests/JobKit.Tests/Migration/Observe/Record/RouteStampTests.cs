using JobKit.Migration;

namespace JobKit.Tests.Migration.Observe.Record;

public sealed class RouteStampTests
{
    private static readonly RouteStamp Stamp = new()
    {
        Cohort = new("create \"story\"", 4, "POST /api/日本", Observed.Start, ObservedArm.CandidateTargeted),
        Sub = 31,
        Bucket = -1,
        Version = long.MaxValue,
        Stage = MigrationStage.RampDown,
        Reason = RouteReason.TargetingMatch,
    };

    [Fact]
    public void A_stamp_reads_back_from_the_metadata() => RouteStamp.Of(Stamp.ToMetadata()).Should().Be(Stamp);

    [Fact]
    public void The_longest_names_fit_into_a_jobs_metadata()
    {
        var longest = Stamp with { Cohort = Stamp.Cohort with { Key = new('日', 100), Endpoint = new('日', 200) } };

        longest.ToMetadata().Length.Should().BeLessThan(4_096);
        RouteStamp.Of(longest.ToMetadata()).Should().Be(longest);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("\"rollout\"")]
    [InlineData("[\"rollout\"]")]
    [InlineData("{\"rollout\":1}")]
    [InlineData("{\"rollout\":{}}")]
    [InlineData("{\"rollout\":")]
    [InlineData("{\"rollout\":{\"key\":\"k\",\"epoch\":1,\"endpoint\":\"e\",\"cohort\":60,\"arm\":4,\"sub\":0,\"bucket\":0,\"version\":0,\"stage\":0,\"reason\":0}}")]
    [InlineData("{\"rollout\":{\"key\":\"k\",\"epoch\":1,\"endpoint\":\"e\",\"cohort\":60,\"arm\":1,\"sub\":32,\"bucket\":0,\"version\":0,\"stage\":0,\"reason\":0}}")]
    [InlineData("{\"rollout\":{\"key\":null,\"epoch\":1,\"endpoint\":\"e\",\"cohort\":60,\"arm\":1,\"sub\":0,\"bucket\":0,\"version\":0,\"stage\":0,\"reason\":0}}")]
    [InlineData("{\"rollout\":{\"key\":\"k\",\"epoch\":1.5,\"endpoint\":\"e\",\"cohort\":60,\"arm\":1,\"sub\":0,\"bucket\":0,\"version\":0,\"stage\":0,\"reason\":0}}")]
    [InlineData("{\"rollout\":{\"key\":\"k\",\"epoch\":1,\"endpoint\":\"e\",\"cohort\":999999999999999,\"arm\":1,\"sub\":0,\"bucket\":0,\"version\":0,\"stage\":0,\"reason\":0}}")]
    public void Metadata_that_holds_no_stamp_gives_none_and_throws_nothing(string? metadata) => RouteStamp.Of(metadata).Should().BeNull();

    [Theory]
    [InlineData("k", "a\\u0000b", 1, 60)]
    [InlineData("k", "a\\ud800", 1, 60)]
    [InlineData("\\u0000", "e", 1, 60)]
    [InlineData("k", "", 1, 60)]
    [InlineData("", "e", 1, 60)]
    [InlineData("k", "e", -1, 60)]
    [InlineData("k", "e", 1, -1)]
    [InlineData("k", "e", 1, 250_000_000_000)]
    public void A_stamp_that_no_database_could_count_under_is_none(string key, string endpoint, long epoch, long start) =>
        RouteStamp.Of($$$"""{"rollout":{"key":"{{{key}}}","epoch":{{{epoch}}},"endpoint":"{{{endpoint}}}","cohort":{{{start}}},"arm":1,"sub":0,"bucket":0,"version":0,"stage":0,"reason":0}}""")
            .Should().BeNull();

    [Fact]
    public void A_stamp_with_longer_names_than_a_monitor_takes_is_none()
    {
        RouteStamp.Of((Stamp with { Cohort = Stamp.Cohort with { Key = new('k', 101) } }).ToMetadata()).Should().BeNull();
        RouteStamp.Of((Stamp with { Cohort = Stamp.Cohort with { Endpoint = new('e', 10_000) } }).ToMetadata()).Should().BeNull();
    }

    [Fact]
    public void A_request_hands_its_cohort_and_its_decision_to_its_job()
    {
        var monitor = new MigrationMonitor(new Testing.ManualTimeProvider());
        var decision = Observed.To(MigrationSide.Candidate, sub: 9) with { Bucket = 77, Version = 5 };
        var request = monitor.Begin(monitor.Endpoint(Observed.Key, Observed.Name), decision);

        request.Stamp(decision).Should().Be(new RouteStamp
        {
            Cohort = Observed.Cohort(ObservedArm.Candidate),
            Sub = 9,
            Bucket = 77,
            Version = 5,
            Stage = MigrationStage.Canary,
            Reason = RouteReason.Split,
        });
        default(ObservedRequest).Stamp(decision).Should().BeNull();
    }
}
