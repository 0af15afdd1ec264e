using JobKit.Migration;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.EntityFrameworkCore.Tests.Migration.Backfill;

public sealed class CopyTests
{
    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    [OnRetryingPostgreSql]
    public async Task Rows_are_copied_changed_and_verified_and_those_that_are_there_stay(TestDatabase kind)
    {
        await using var library = await Library.OpenAsync(kind, Shelves.AddAnalyses<OuterContext, LibraryContext>, outer: true);
        await library.AddAsync<OuterContext>([.. Shelves.Readings(40)]);
        await library.AddAsync<LibraryContext>(new Analysis { Id = 7, Score = 1, At = Library.Day, Grade = "C" });
        await library.Door.StartAsync(Shelves.Analyses, Library.Alice);

        (await library.WorkAsync(Shelves.Analyses)).Should().BeEquivalentTo(new { State = BackfillState.Finished, Done = 40L, Total = 40L });

        var copies = await library.AllAsync<LibraryContext, Analysis>();
        copies.Should().HaveCount(40);
        copies.Single(it => it.Id == 7).Grade.Should().Be("C");
        copies.Where(it => it.Id != 7).Should().OnlyContain(it => it.Score == it.Id * 1.5m && it.Grade == (it.Score > 50 ? "A" : "B"));
        (await library.Door.VerifyAsync(Shelves.Analyses)).Differences.Should().BeEquivalentTo(
            [new BackfillDifference("7", BackfillDifferenceKind.Different, [nameof(Analysis.At), nameof(Analysis.Grade), nameof(Analysis.Score)])]);
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public async Task Into_another_database_kills_lose_nothing_and_double_nothing(TestDatabase kind)
    {
        await using var library = await Library.OpenAsync(kind, Shelves.AddAnalyses<LibraryContext, OuterContext>, outer: true);
        await library.AddAsync<LibraryContext>([.. Shelves.Readings(20)]);
        await library.Door.StartAsync(Shelves.Analyses, Library.Alice);
        var chance = new Random(2);
        var turns = 0;
        for (var state = BackfillState.Running; state == BackfillState.Running;)
        {
            library.Killer.After(chance.Next(0, 25));
            (++turns).Should().BeLessThan(500);
            try
            {
                state = (await library.WorkAsync(Shelves.Analyses, 4, TimeSpan.Zero)).State;
            }
            catch (OperationCanceledException)
            {
                library.Killer.IsDead.Should().BeTrue();
            }

            library.Killer.Never();
        }

        (await library.AllAsync<OuterContext, Analysis>()).Should().HaveCount(20);
        (await library.Door.VerifyAsync(Shelves.Analyses)).Should().BeEquivalentTo(new { Passed = true, Sampled = 20 });
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public async Task A_lost_and_a_surplus_row_are_found(TestDatabase kind)
    {
        await using var library = await Library.OpenAsync(kind, Shelves.AddAnalyses<LibraryContext, LibraryContext>);
        await library.AddAsync<LibraryContext>([.. Shelves.Readings(12).Where(it => it.Id != 4)]);
        await library.Door.StartAsync(Shelves.Analyses, Library.Alice);
        await library.WorkAsync(Shelves.Analyses);
        await library.WithAsync<LibraryContext, int>(db => db.Set<Analysis>().Where(it => it.Id == 9).ExecuteDeleteAsync());
        await library.AddAsync<LibraryContext>(new Analysis { Id = 4, At = Library.Day, Grade = "B" });

        (await library.Door.VerifyAsync(Shelves.Analyses)).Differences.Should().BeEquivalentTo(
            [new BackfillDifference("4", BackfillDifferenceKind.Extra, []), new BackfillDifference("9", BackfillDifferenceKind.Missing, [])]);
    }

    [Theory]
    [OnSqlite]
    public async Task A_transform_that_changes_the_key_is_refused(TestDatabase kind)
    {
        await using var library = await Library.OpenAsync(kind, it => it.AddBackfill(
            Shelves.Analyses,
            EntityFrameworkCore.Backfill.From((LibraryContext db) => db.Set<Reading>(), reading => reading.Id).CopyTo(
                (OuterContext db) => db.Set<Analysis>(), analysis => analysis.Id, reading => new Analysis { Id = reading.Id + 1, Grade = "A" })));
        await library.AddAsync<LibraryContext>([.. Shelves.Readings(1)]);

        var dry = await library.Door.DryRunAsync(Shelves.Analyses);

        dry.Rejects.Single().Error.Should().Be("InvalidOperationException: The transform gave the key 2 to the row 1. Keep the key, or nothing tells that the row is there.");
    }
}
