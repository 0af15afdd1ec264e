using JobKit.Migration;

namespace JobKit.Tests.Migration.Verify;

public sealed class SystemHealthTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void A_system_that_is_well_is_healthy() => SystemHealth.Of(Measured.Well).Should().Be("healthy");

    [Theory]
    [InlineData(20, 10, "healthy")]
    [InlineData(21, 10, "degraded")]
    [InlineData(20, 10.01, "degraded")]
    public void Deep_queues_and_long_waits_degrade_it(int due, double minutes, string health) =>
        SystemHealth.Of(Measured.Well.With(Measured.Queue("default", due, due, oldest: Minute * minutes))).Should().Be(health);

    [Theory]
    [InlineData(18, 2, "healthy")]
    [InlineData(17, 3, "degraded")]
    [InlineData(10, 10, "degraded")]
    [InlineData(9, 11, "unhealthy")]
    [InlineData(0, 19, "healthy")]
    public void Failures_count_once_there_are_enough_jobs_to_tell(long completed, long failed, string health) =>
        SystemHealth.Of(Measured.Well.WithEnded(completed, failed)).Should().Be(health);

    [Theory]
    [InlineData(60, 1, "healthy")]
    [InlineData(61, 1, "healthy")]
    [InlineData(60, 30, "healthy")]
    [InlineData(61, 30, "unhealthy")]
    public void Due_work_without_a_live_worker_is_unhealthy_after_a_minute(int due, int silence, string health)
    {
        var measures = Measured.Well.With(Measured.Queue("default", 1, 1, oldest: TimeSpan.FromSeconds(due)));

        SystemHealth.Of(measures with { Workers = [measures.Workers[0] with { HeartbeatAge = TimeSpan.FromSeconds(silence) }] }).Should().Be(health);
    }

    [Fact]
    public void The_librarys_own_jobs_count_neither_way() =>
        (Measured.Well with { LastHour = [.. Measured.Ended(0, 100, "jobkit.probe")] }).ErrorRate.Should().Be(0);
}
