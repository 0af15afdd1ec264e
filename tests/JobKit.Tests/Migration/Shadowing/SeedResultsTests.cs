using JobKit.Migration;
using JobKit.Testing;

namespace JobKit.Tests.Migration.Shadowing;

public sealed class SeedResultsTests
{
    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public void The_last_thousand_are_kept_and_the_last_hours_looked_at()
    {
        var results = new SeedResults(_clock);
        for (var i = 0; i < 1500; i++)
        {
            results.Record(new(MigrationSide.Legacy, "/a", i, true));
        }

        results.Get().Should().HaveCount(1000);
        results.Get()[0].Duration.Should().Be(500);
        _clock.Advance(TimeSpan.FromHours(2));
        results.Record(new(MigrationSide.Legacy, "/a", 1, true));
        results.Get(TimeSpan.FromHours(1)).Should().ContainSingle();
        _clock.Advance(TimeSpan.FromHours(23));
        results.Get().Should().ContainSingle();
    }

    [Fact]
    public void Both_sides_are_compared_by_the_seeds_formulas_over_all_endpoints_or_one()
    {
        var results = new SeedResults(_clock);
        results.Record(new(MigrationSide.Legacy, "/a", 100, true));
        results.Record(new(MigrationSide.Legacy, "/a", 200, false, "boom"));
        results.Record(new(MigrationSide.Legacy, "/b", 600, true));
        results.Record(new(MigrationSide.Candidate, "/b", 50, true, UserId: "u"));

        results.Compare().Legacy.Should().BeEquivalentTo(new { TotalRequests = 3, AverageDuration = 300.0 });
        results.Compare().Legacy.SuccessRate.Should().BeApproximately(200 / 3.0, 1e-9);
        results.Compare("/a").Should().BeEquivalentTo(new
        {
            Legacy = new { TotalRequests = 2, SuccessRate = 50.0, AverageDuration = 150.0 },
            Candidate = new { TotalRequests = 0, SuccessRate = 0.0, AverageDuration = 0.0 },
        });
        results.Compare("/b").Candidate.Should().BeEquivalentTo(new { TotalRequests = 1, SuccessRate = 100.0, AverageDuration = 50.0 });
    }
}
