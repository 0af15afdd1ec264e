using System.Net;
using JobKit.Migration;
using JobKit.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.AspNetCore.Tests.Migrate;

public sealed class StoreAwayTests
{
    private static readonly JobStoreException NoConnection = new("no connection") { NothingWritten = true };
    private static readonly TimeoutException Lost = new("connection lost");

    [Fact]
    public async Task A_job_that_is_surely_not_stored_is_legacys_work_and_the_candidates_error()
    {
        await using var app = await MigratedApp.StartAsync();
        app.Store.Script.Enqueue((false, NoConnection));

        var answer = await app.SendAsync();

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        (await answer.JsonAsync()).GetProperty("pages").GetArrayLength().Should().Be(2);
        app.Author.LegacyCalls.Should().Be(1);
        app.Author.Jobs.Should().BeEmpty();
        (await app.CountedAsync(ObservedArm.Candidate)).Should().Be(new ArmTally(1, 1, 1, 0));
    }

    [Fact]
    public async Task A_job_that_was_stored_although_the_store_broke_off_is_found_and_answers()
    {
        await using var app = await MigratedApp.StartAsync();
        app.Store.Script.Enqueue((true, Lost));

        (await app.SendAsync()).StatusCode.Should().Be(HttpStatusCode.OK);

        app.Store.Calls.Should().Be(2);
        app.Author.Jobs.Should().ContainSingle();
        app.Author.LegacyCalls.Should().Be(0);
        (await app.CountedAsync(ObservedArm.Candidate)).Should().Be(new ArmTally(1, 1, 0, 0));
    }

    [Fact]
    public async Task Where_nobody_knows_whether_the_job_is_stored_neither_side_does_the_work()
    {
        await using var app = await MigratedApp.StartAsync();
        foreach (var lost in Enumerable.Repeat((false, (Exception?)Lost), 3))
        {
            app.Store.Script.Enqueue(lost);
        }

        var answer = await app.SendAsync();

        answer.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        answer.Headers.RetryAfter.Should().NotBeNull();
        app.Author.LegacyCalls.Should().Be(0);
        app.Author.Jobs.Should().BeEmpty();
        (await app.CountedAsync(ObservedArm.Candidate)).Should().Be(new ArmTally(1, 1, 1, 0));
    }

    [Fact]
    public async Task A_store_that_goes_away_after_it_took_the_job_leaves_the_client_an_address()
    {
        await using var app = await MigratedApp.StartAsync(services: all => all.AddSingleton<IJobQueryStore, AwayReads>());

        var answer = await app.SendAsync();

        answer.StatusCode.Should().Be(HttpStatusCode.Accepted);
        answer.Headers.Location.Should().NotBeNull();
        app.Author.LegacyCalls.Should().Be(0);
    }
}
