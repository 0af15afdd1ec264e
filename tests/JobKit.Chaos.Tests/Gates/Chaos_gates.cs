using Xunit.Abstractions;

namespace JobKit.Chaos.Tests.Gates;

/// <summary>The kill harness at the scale of each commit. One class, so that its runs do not compete for processors.</summary>
public sealed class Chaos_gates(ITestOutputHelper output)
{
    [PostgresFact]
    public Task R1_killed_workers_on_postgresql_lose_and_double_nothing() =>
        Gate.PassesAsync(output, "kill", "--store", "postgres", "--kills", "10", "--jobs", "3000");

    [Fact]
    public Task R2_killed_workers_on_sqlite_lose_and_double_nothing() =>
        Gate.PassesAsync(output, "kill", "--store", "sqlite", "--kills", "5", "--jobs", "1000");

    [PostgresFact]
    public Task R3_writes_after_a_lost_lease_are_refused_on_postgresql() =>
        Gate.PassesAsync(output, "freeze", "--store", "postgres", "--freezes", "5");

    [Fact]
    public Task R3_writes_after_a_lost_lease_are_refused_on_sqlite() =>
        Gate.PassesAsync(output, "freeze", "--store", "sqlite", "--freezes", "2");

    [PostgresFact]
    public Task R4_a_database_that_fails_loses_nothing_and_work_goes_on() =>
        Gate.PassesAsync(output, "database");

    [PostgresFact]
    public Task R6_calls_of_unknown_outcome_lose_and_double_nothing_on_postgresql() =>
        Gate.PassesAsync(output, "ambiguous", "--store", "postgres", "--operations", "10000");

    [Fact]
    public Task R6_calls_of_unknown_outcome_lose_and_double_nothing_on_sqlite() =>
        Gate.PassesAsync(output, "ambiguous", "--store", "sqlite", "--operations", "4000");

    [PostgresFact]
    public Task R12_workers_told_to_end_hand_their_jobs_back_on_postgresql() =>
        Gate.PassesAsync(output, "terminate", "--store", "postgres", "--terminations", "10");

    [Fact]
    public Task R12_workers_told_to_end_hand_their_jobs_back_on_sqlite() =>
        Gate.PassesAsync(output, "terminate", "--store", "sqlite", "--terminations", "5");

    [PostgresFact]
    public Task Four_nodes_leave_a_candidate_that_turned_bad_and_keep_their_decision_while_the_database_stands_still() =>
        Gate.PassesAsync(output, "react", "--nodes", "4", "--rollbacks", "3", "--freezes", "1");

    [PostgresFact]
    public Task Nodes_killed_while_they_count_backfill_and_roll_back_lose_and_double_nothing() =>
        Gate.PassesAsync(output, "migrate", "--kills", "1", "--nodes", "2", "--rows", "600", "--queued", "200");
}
