namespace JobKit.RolloutLab.Tests;

/// <summary>The design's acceptance numbers, with a hundred runs; the full ones are run by hand.</summary>
public sealed class LabTests
{
    private const int Runs = 100;

    [Fact]
    public void The_same_seed_gives_the_same_line_and_another_seed_another()
    {
        var setting = Find("errors", "1% to 50%, share 10%, 60/min, r0 1.2");

        Run("errors", setting, 20, seed: 7).Should().BeEquivalentTo(Run("errors", setting, 20, seed: 7), it => it.Excluding(line => line.Seconds));
        Run("errors", setting, 20, seed: 8).HarmedRequests.Should().NotBe(Run("errors", setting, 20, seed: 7).HarmedRequests);
    }

    // What the design's own simulations said, and a fifth of room.
    [Theory]
    [InlineData("1% to 5%, share 10%, 60/min, r0 1.2", 200)]
    [InlineData("0.1% to 5%, share 10%, 60/min, r0 1.2", 83)]
    [InlineData("0.1% to 1%, share 10%, 60/min, r0 1.2", 624)]
    [InlineData("1% to 2%, share 50%, 600/min, r0 1.2", 6306)]
    [InlineData("1% to 2%, share 50%, 600/min, r0 1", 3490)]
    [InlineData("0.1% to 5%, share 10%, 60/min, r0 1", 79)]
    public void Worse_candidates_are_rolled_back_after_the_designs_number_of_units(string setting, double units)
    {
        var line = Run("errors", Find("errors", setting), Runs);

        line.DetectedRate.Should().Be(1);
        line.MedianUnitsToRollback.Should().BeLessThanOrEqualTo(units * 1.2);
        line.FalseAdvanceRate.Should().BeLessThan(.05);
    }

    [Theory]
    [InlineData("1% to 2% after 5 good days, r0 1", 112)]
    [InlineData("1% to 2% after 5 good days, r0 1.2", 228)]
    public void Days_of_good_numbers_hide_a_regression_for_no_longer_than_the_design_says(string setting, double minutes)
    {
        var line = Run("errors", Find("errors", setting) with { GoodMinutes = 1440, Hours = 48 }, 20);

        (line.FalseRollbackRate, line.DetectedRate).Should().Be((0, 1));
        line.MedianSecondsToRollback.Should().BeLessThanOrEqualTo(minutes * 60 * 1.2);
        line.Reasons.MaxBy(it => it.Value).Key.Should().Be("SlowRegression");
    }

    [Theory]
    [InlineData("both sides 1% to 100% after a good day", 5)]
    [InlineData("both sides 1% to 20% after a good day", 91)]
    public void The_breaker_needs_nothing_to_compare_with_and_no_longer_after_a_good_day(string setting, double units)
    {
        var line = Run("errors", Find("errors", setting), Runs);

        line.MedianUnitsToRollback.Should().BeLessThanOrEqualTo(units * 1.2);
        line.Reasons.Should().BeEquivalentTo(new Dictionary<string, int>(StringComparer.Ordinal) { ["Breaker"] = Runs });
    }

    [Fact]
    public void A_healthy_candidate_that_is_ten_milliseconds_slower_on_twenty_is_left_alone()
    {
        Run("latency", Find("latency", "+10ms on 20ms") with { Hours = 6 }, 100).FalseRollbackRate.Should().Be(0);
    }

    [Fact]
    public void A_candidate_twice_as_slow_is_rolled_back()
    {
        var line = Run("latency", Find("latency", "x2"), Runs);

        (line.DetectedRate, line.Reasons.Keys.Single()).Should().Be((1, "Latency"));
    }

    [Fact]
    public void One_heavy_failing_user_rolls_nobody_back()
    {
        var line = Run("sticky-bad-users", Find("sticky-bad-users", "one heavy user on the candidate side") with { Hours = 6 }, Runs);

        line.FalseRollbackRate.Should().BeLessThanOrEqualTo(.01);
    }

    [Fact]
    public void Without_traffic_nothing_moves()
    {
        var line = Run("no-traffic", Find("no-traffic", "one unit in ten minutes") with { Hours = 24 }, 50);

        (line.FalseAdvanceRate, line.FalseRollbackRate).Should().Be((0, 0));
    }

    [Fact]
    public void Both_policies_answer_every_scenario()
    {
        foreach (var (scenario, settings) in Catalogue.All)
        {
            foreach (var policy in new[] { "seed", "sequential" })
            {
                var line = Lab.Run(Arguments(scenario, 1) with { Policy = policy }, settings[0] with { Hours = 7 });

                LabText.Of(line).Should().Contain(settings[0].Name);
            }
        }
    }

    [Theory]
    [InlineData("nothing", "The scenario is nothing. It must be one of aa, errors")]
    [InlineData("aa --runs 0", "--runs is unknown, or its value is: --policy")]
    [InlineData("aa --policy coin", "--policy is unknown, or its value is")]
    [InlineData("aa --share 100", "--share is unknown, or its value is")]
    [InlineData("aa --setting", "--setting is unknown, or its value is")]
    [InlineData("aa --setting nothing", "The setting is nothing. It must be a part of the name of one of the scenario's settings.")]
    public void Arguments_that_cannot_be_are_told(string line, string problem)
    {
        LabArguments.TryParse(line.Split(' '), out _, out var told).Should().BeFalse();
        told.Should().StartWith(problem);
    }

    [Fact]
    public void One_setting_can_be_run_alone()
    {
        LabArguments.TryParse(["errors", "--setting", "0.1% to 5%"], out var arguments, out _).Should().BeTrue();

        arguments.Settings().Select(it => it.Name).Should()
            .BeEquivalentTo("0.1% to 5%, share 10%, 60/min, r0 1.2", "0.1% to 5%, share 10%, 60/min, r0 1");
    }

    private static LabLine Run(string scenario, Setting setting, int runs, int seed = 1) => Lab.Run(Arguments(scenario, runs) with { Seed = seed }, setting);

    private static LabArguments Arguments(string scenario, int runs) => new(scenario, "sequential", runs, 1, Json: false, null, null, null);

    private static Setting Find(string scenario, string name) => Catalogue.All[scenario].Single(it => it.Name == name);
}
