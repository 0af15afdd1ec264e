namespace JobKit.Chaos.Tests.Options;

public sealed class Command_line
{
    [Fact]
    public void A_kill_run_takes_its_numbers_and_defaults_to_the_scale_of_each_commit()
    {
        CommandLine.Parse(["kill", "--store", "postgres", "--kills", "100", "--jobs", "20000", "--seed", "7"])
            .Should().BeEquivalentTo(new { Scenario = Scenario.Kill, Store = StoreKind.Postgres, FaultCount = 100, Jobs = 20_000, Seed = 7 });
        CommandLine.Parse(["kill", "--store", "postgres"]).Should().BeEquivalentTo(new { FaultCount = 10, Jobs = 3000 });
        CommandLine.Parse(["kill", "--store", "sqlite"]).Should().BeEquivalentTo(new { FaultCount = 5, Jobs = 1000 });
        CommandLine.Parse(["ambiguous", "--store", "sqlite"]).Should().BeEquivalentTo(new { Jobs = 5000, FaultRate = 0.05 });
        CommandLine.Parse(["database"]).Should().BeEquivalentTo(new { FaultCount = 4, Store = StoreKind.Postgres });
    }

    [Fact]
    public void A_migration_has_rows_and_waiting_jobs_for_all_its_kills()
    {
        MigrateOptions.Parse([]).Should().BeEquivalentTo(new { Kills = 5, Nodes = 3, Rate = 40, Rows = 3500, Queued = 600, Seed = 1, Keep = false });
        MigrateOptions.Parse(["--kills", "1", "--rows", "600"]).Should().BeEquivalentTo(new { Kills = 1, Rows = 600, Queued = 200 });
        ((Action)(() => MigrateOptions.Parse(["--store", "sqlite"]))).Should().Throw<UsageException>().WithMessage("*--store is not known here*");
    }

    [Fact]
    public void A_migration_passes_only_when_a_kill_hit_each_part_and_nothing_is_wrong()
    {
        var whole = new MigrateOutcome([], [], [], []);
        whole.Verdict.Should().Be(Verdict.Passed);
        (whole with { Late = ["late"] }).Verdict.Should().Be(Verdict.Late);
        (whole with { Late = ["late"], Missed = ["no kill"] }).Verdict.Should().Be(Verdict.Invalid);
        (whole with { Late = ["late"], Missed = ["no kill"], Problems = ["wrong"] }).Verdict.Should().Be(Verdict.Failed);
    }

    [Theory]
    [InlineData("'explode' is no command", "explode")]
    [InlineData("--store is missing", "kill")]
    [InlineData("--store is oracle", "kill", "--store", "oracle")]
    [InlineData("--kills is 0", "kill", "--store", "sqlite", "--kills", "0")]
    [InlineData("--kills is many", "kill", "--store", "sqlite", "--kills", "many")]
    [InlineData("--kills has no value", "kill", "--store", "sqlite", "--kills")]
    [InlineData("--seed is given twice", "kill", "--seed", "1", "--seed", "2")]
    [InlineData("--freezes is not known here", "kill", "--store", "sqlite", "--freezes", "1")]
    [InlineData("--rate is 2", "ambiguous", "--store", "sqlite", "--rate", "2")]
    public void What_cannot_be_meant_is_refused_by_name(string message, params string[] arguments)
    {
        ((Action)(() => CommandLine.Parse(arguments))).Should().Throw<UsageException>().WithMessage($"*{message}*");
    }
}
