using JobKit.Migration;

namespace JobKit.Tests.Migration.Plan;

public sealed class PlanCalendarTests
{
    private static RolloutPlan Always => new() { Key = "a", Stages = [MigrationStage.Canary] };

    // Berlin left winter on 2026-03-29 (02:00 to 03:00) and summer on 2026-10-25 (03:00 to 02:00).
    [Theory]
    [InlineData("2026-03-26T07:59:59Z", false)]
    [InlineData("2026-03-26T08:00:00Z", true)]
    [InlineData("2026-03-26T14:59:59Z", true)]
    [InlineData("2026-03-26T15:00:00Z", false)]
    [InlineData("2026-03-30T06:59:59Z", false)]
    [InlineData("2026-03-30T07:00:00Z", true)]
    [InlineData("2026-03-30T14:00:00Z", false)]
    [InlineData("2026-03-27T10:00:00Z", false)]
    public void A_window_follows_its_zones_clock_across_summer_time(string now, bool open)
    {
        var plan = Always with { Windows = [Window("Mon-Thu", "09:00", "16:00", "Europe/Berlin")] };

        IsOpen(plan, now).Should().Be(open);
    }

    [Theory]
    [InlineData("2026-03-29T00:59:59Z", false)]
    [InlineData("2026-03-29T01:00:00Z", false)]
    [InlineData("2026-03-29T01:30:00Z", false)]
    [InlineData("2026-10-25T00:30:00Z", true)]
    [InlineData("2026-10-25T01:30:00Z", true)]
    [InlineData("2026-10-25T02:00:00Z", false)]
    public void An_hour_that_the_clock_skips_never_opens_and_one_that_it_repeats_is_open_twice(string now, bool open)
    {
        var plan = Always with { Windows = [Window("Sun", "02:00", "03:00", "Europe/Berlin")] };

        IsOpen(plan, now).Should().Be(open);
    }

    [Theory]
    [InlineData("2026-01-04T15:00:00Z", true)]
    [InlineData("2026-01-04T14:59:59Z", false)]
    [InlineData("2026-01-05T14:59:59Z", true)]
    public void The_day_is_the_zones_day(string now, bool open)
    {
        // Monday in Tokyo begins on Sunday in UTC.
        IsOpen(Always with { Windows = [Window("Mon", "00:00", "24:00", "Asia/Tokyo")] }, now).Should().Be(open);
    }

    [Fact]
    public void Any_window_is_enough_and_none_means_always()
    {
        var two = Always with { Windows = [Window("Mon", "08:00", "09:00", "UTC"), Window("Mon", "10:00", "11:00", "UTC")] };

        IsOpen(two, "2026-01-05T10:30:00Z").Should().BeTrue();
        IsOpen(two, "2026-01-05T09:30:00Z").Should().BeFalse();
        IsOpen(Always, "2026-01-05T09:30:00Z").Should().BeTrue();
    }

    [Theory]
    [InlineData("2026-12-19T22:59:59Z", true)]
    [InlineData("2026-12-19T23:00:00Z", false)]
    [InlineData("2027-01-03T22:59:59Z", false)]
    [InlineData("2027-01-03T23:00:00Z", true)]
    public void A_freeze_covers_its_first_and_last_day_whole_and_beats_windows(string now, bool open)
    {
        var plan = Always with
        {
            Windows = [Window("Mon-Sun", "00:00", "24:00", "UTC")],
            Freezes = [new() { From = new(2026, 12, 20), To = new(2027, 1, 3), Zone = "Europe/Berlin" }],
        };

        IsOpen(plan, now).Should().Be(open);
    }

    [Fact]
    public void A_zone_that_this_machine_does_not_know_keeps_everything_closed()
    {
        IsOpen(Always with { Windows = [Window("Mon-Sun", "00:00", "24:00", "Mars/Olympus")] }, "2026-01-05T10:30:00Z").Should().BeFalse();
        IsOpen(Always with { Freezes = [new() { From = new(2020, 1, 1), To = new(2020, 1, 1), Zone = "Mars/Olympus" }] }, "2026-01-05T10:30:00Z").Should().BeFalse();
    }

    [Theory]
    [InlineData("Mon-Thu", "Mon-Thu")]
    [InlineData("Fri-Mon", "Mon,Fri-Sun")]
    [InlineData("Wed,Mon,Tue,Sat", "Mon-Wed,Sat")]
    [InlineData("Tue-Tue", "Tue")]
    [InlineData("Mon-Sun", "Mon-Sun")]
    [InlineData("Tue-Mon", "Mon-Sun")]
    public void Days_have_one_shortest_form(string written, string text)
    {
        PlanDaysText.Text(PlanDaysText.Parse(written)!.Value).Should().Be(text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("mon")]
    [InlineData("Mon-")]
    [InlineData("Mon,,Tue")]
    [InlineData("Mon-Tue-Wed")]
    [InlineData("Mon Tue")]
    public void Other_days_are_none(string written)
    {
        PlanDaysText.Parse(written).Should().BeNull();
    }

    private static PlanWindow Window(string days, string from, string to, string zone) =>
        new() { Days = PlanDaysText.Parse(days)!.Value, From = PlanTimes.Clock(from)!.Value, To = PlanTimes.Clock(to)!.Value, Zone = zone };

    private static bool IsOpen(RolloutPlan plan, string now) => PlanCalendar.IsOpen(plan, DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture));
}
