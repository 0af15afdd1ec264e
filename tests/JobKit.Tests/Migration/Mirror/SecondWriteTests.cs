using System.Transactions;
using JobKit.Migration;
using JobKit.Testing;
using Microsoft.Extensions.DependencyInjection;
using static JobKit.Migration.MigrationSide;
using static JobKit.Migration.MigrationStage;

namespace JobKit.Tests.Migration.Mirror;

public sealed class SecondWriteTests : IAsyncDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection()
        .AddSingleton<Shelves>()
        .AddJobTestHarness(jobs => jobs.AddHandler<CopyBook, CopyBookHandler>())
        .BuildServiceProvider();

    private JobTestHarness Harness => _services.GetRequiredService<JobTestHarness>();

    private Shelves Shelves => _services.GetRequiredService<Shelves>();

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    [Theory]
    [InlineData(Off, Legacy, null)]
    [InlineData(Shadow, Legacy, null)]
    [InlineData(DualWrite, Legacy, Candidate)]
    [InlineData(Canary, Legacy, Candidate)]
    [InlineData(Canary, Candidate, Legacy)]
    [InlineData(RampDown, Candidate, Legacy)]
    [InlineData(RampDown, Legacy, Candidate)]
    [InlineData(Complete, Candidate, null)]
    [InlineData(RolledBack, Legacy, null)]
    public void The_side_that_did_not_answer_is_owed_the_write_while_both_stores_count(MigrationStage stage, MigrationSide answered, MigrationSide? to) =>
        SecondWrite.Of(new() { Stage = stage, Side = answered }, "books", "1")?.To.Should().Be(to);

    [Fact]
    public async Task It_is_lost_only_with_the_first_write()
    {
        await WriteAsync(1, commits: false);
        (await Harness.DrainAsync()).Attempts.Should().Be(0);

        await WriteAsync(2, commits: true);
        await Harness.DrainAsync();

        Shelves.Candidate.Should().Equal(new Dictionary<string, int> { ["moby"] = 2 });
    }

    [Fact]
    public async Task A_transaction_that_is_tried_again_owes_it_once()
    {
        var second = Owed();
        await WriteAsync(1, commits: false, second);
        await WriteAsync(1, commits: true, second);
        await WriteAsync(1, commits: true, second);

        (await Harness.DrainAsync()).Attempts.Should().Be(1);
    }

    [Fact]
    public async Task It_is_tried_until_it_is_done_and_the_newest_state_stays()
    {
        Shelves.Failures = 2;
        await WriteAsync(1, commits: true);
        await Harness.DrainAsync(TimeSpan.Zero);
        await WriteAsync(2, commits: true);

        await Harness.DrainAsync();

        Shelves.Candidate["moby"].Should().Be(2);
        (await Harness.Queue.GetStatisticsAsync()).Counts[JobStatus.Completed].Value.Should().Be(2);
    }

    [Fact]
    public async Task Those_of_one_entity_are_done_one_after_the_other()
    {
        Shelves.Takes = TimeSpan.FromMinutes(5);
        await WriteAsync(1, commits: true);
        await WriteAsync(2, commits: true);
        await WriteAsync(1, commits: true, Owed("ahab"), "ahab");

        (await Harness.DrainAsync()).Elapsed.Should().Be(TimeSpan.FromMinutes(10), "two of the three are of one book");
    }

    [Theory]
    [InlineData("", "1")]
    [InlineData("books", "")]
    public void It_needs_names(string rollout, string entity) =>
        FluentActions.Invoking(() => new SecondWrite(Legacy, rollout, entity)).Should().Throw<ArgumentException>().WithMessage("*0 characters long*");

    private static SecondWrite Owed(string book = "moby") => SecondWrite.Of(new() { Stage = DualWrite, Side = Legacy }, "books", book)!;

    /// <summary>What a request does in the stage DualWrite.</summary>
    private async Task WriteAsync(int edition, bool commits, SecondWrite? second = null, string book = "moby")
    {
        second ??= Owed(book);
        using var transaction = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled);
        await Harness.Queue.EnqueueAsync(new CopyBook(second.To, book), second.Options);
        if (commits)
        {
            Shelves.Legacy[book] = edition;
            transaction.Complete();
        }
    }
}
