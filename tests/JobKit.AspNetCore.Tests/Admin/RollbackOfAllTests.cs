using System.Text;
using System.Text.Json;
using JobKit.Migration;
using JobKit.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace JobKit.AspNetCore.Tests.Admin;

public sealed class RollbackOfAllTests
{
    private readonly ManualTimeProvider _clock = new();
    private readonly DefaultHttpContext _http = new();
    private readonly List<string> _asked = [];

    public static TheoryData<Exception> WhateverAStoreThrows() => new(new JobStoreException("away"), new JsonException("a column of another build"), new OperationCanceledException("its own patience"));

    public static TheoryData<Exception> WhateverARollbackThrows() => new(new RolloutNotFoundException("one"), new InvalidOperationException("hidden"), new OperationCanceledException("hidden"));

    [Theory]
    [MemberData(nameof(WhateverAStoreThrows))]
    public async Task While_the_store_tells_no_migrations_this_node_takes_back_what_it_serves(Exception error)
    {
        var (status, body) = await RollBackAsync(ListedRollouts.Failing(error), FakeRollouts.Of(OnNode), Serving("story"), Serving("story"), Serving("order"));

        _asked.Should().Equal("story", "order");
        status.Should().Be(StatusCodes.Status202Accepted);
        body.GetProperty("scope").GetString().Should().Be("node");
        body.GetProperty("success").GetBoolean().Should().BeTrue();
        Steps(body).Should().Equal(("story", "done"), ("order", "done"));
    }

    [Fact]
    public async Task While_the_store_hangs_this_node_takes_back_what_it_serves_after_three_seconds()
    {
        var answer = RollBackAsync(ListedRollouts.Hanging(), FakeRollouts.Of(OnNode), Serving("story"), Serving("order"));
        await _clock.WaitForTimerAsync(TimeSpan.FromSeconds(3)).WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System);

        _clock.Advance(TimeSpan.FromSeconds(3));

        Steps((await Soon(answer)).Body).Should().Equal(("story", "done"), ("order", "done"));
    }

    [Fact]
    public async Task Where_nobody_tells_which_there_are_it_does_not_say_that_it_is_done()
    {
        var (status, body) = await RollBackAsync(ListedRollouts.Failing(new JobStoreException("away")), FakeRollouts.Of(OnNode));

        status.Should().Be(StatusCodes.Status503ServiceUnavailable);
        body.GetProperty("code").GetString().Should().Be("STORE_UNAVAILABLE");
    }

    [Fact]
    public async Task A_row_that_this_build_cannot_read_keeps_no_other_from_going_back()
    {
        await using var app = await OperatedApp.StartAsync();
        await app.BegunAsync();
        await app.Services.GetRequiredService<IRolloutStore>().WriteAsync(new(Row("alien", MigrationStage.Canary), 0, new() { Key = "alien", Actor = "ann", Kind = "start", Reason = "a test" }, []), default);

        var body = await (await OperatedApp.PostAsync(app.Emergency, "/api/admin/rollback", new { confirm = "CONFIRM_ROLLBACK" })).JsonAsync();

        body.GetProperty("success").GetBoolean().Should().BeFalse();
        Steps(body).Where(step => step.State == "failed").Should().Equal(("alien", "failed"));
        (await app.Services.GetRequiredService<IRollouts>().FindAsync(OperatedApp.Key))!.Stage.Should().Be(MigrationStage.RolledBack);
    }

    [Theory]
    [MemberData(nameof(WhateverARollbackThrows))]
    public async Task One_that_cannot_go_back_keeps_no_other_from_it(Exception error)
    {
        var store = ListedRollouts.Of(Row("one", MigrationStage.Canary), Row("two", MigrationStage.Complete), Row("off", MigrationStage.Off), Row("back", MigrationStage.RolledBack));

        var (status, body) = await RollBackAsync(store, FakeRollouts.Of(key => key == "one" ? throw error : InStore(key)));

        status.Should().Be(StatusCodes.Status200OK);
        body.GetProperty("success").GetBoolean().Should().BeFalse();
        Steps(body).Should().Equal(("one", "failed"), ("two", "done"));
        body.GetProperty("steps")[0].GetProperty("detail").GetString().Should().NotBeNullOrEmpty().And.NotContain("hidden");
    }

    [Fact]
    public async Task None_waits_for_another()
    {
        var second = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var rollouts = FakeRollouts.Of(async key =>
        {
            if (key == "one")
            {
                await second.Task;
            }

            second.TrySetResult();
            return InStore(key);
        });

        var (_, body) = await Soon(RollBackAsync(ListedRollouts.Of(Row("one", MigrationStage.Canary), Row("two", MigrationStage.Canary)), rollouts));

        Steps(body).Should().Equal(("one", "done"), ("two", "done"));
    }

    [Fact]
    public async Task Whoever_closes_the_page_leaves_none_behind()
    {
        using var page = new CancellationTokenSource();
        _http.RequestAborted = page.Token;
        var store = new ListedRollouts(async listing =>
        {
            await page.CancelAsync();
            listing.ThrowIfCancellationRequested();
            return [Row("one", MigrationStage.Canary), Row("two", MigrationStage.Canary)];
        });

        await AnswerAsync(store, FakeRollouts.Of(OnNode));

        _asked.Should().Equal("one", "two");
    }

    private RollbackAnswer OnNode(string key)
    {
        _asked.Add(key);
        return new(key, RollbackScope.Node, Rollback: null, Rollout: null);
    }

    private static RollbackAnswer InStore(string key) => new(key, RollbackScope.Store, Rollback: null, Rollout: null);

    /// <summary>With a plan and a state that no build can read: the list needs neither.</summary>
    private static StoredRollout Row(string key, MigrationStage stage) => new()
    {
        Key = key,
        Version = 1,
        Epoch = 1,
        Stage = stage,
        SharePpm = 10_000,
        Salt = key,
        PlanJson = "{",
        PlanHash = new('0', 64),
        StateJson = "{",
        UpdatedBy = "another build",
    };

    private static Endpoint Serving(string key) => new(requestDelegate: null, new(new MigrationKey(key)), key);

    private static IEnumerable<(string? Migration, string? State)> Steps(JsonElement body) => body.GetProperty("steps").EnumerateArray()
        .Where(step => step.GetProperty("name").GetString() == "routeToLegacy")
        .Select(step => (step.GetProperty("migration").GetString(), step.GetProperty("state").GetString()));

    private static Task<T> Soon<T>(Task<T> answer) => answer.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System);

    private async Task<(int Status, JsonElement Body)> RollBackAsync(IRolloutStore store, IRollouts rollouts, params Endpoint[] endpoints)
    {
        var result = await AnswerAsync(store, rollouts, endpoints);
        _http.Response.Body = new MemoryStream();
        await result.ExecuteAsync(_http);
        using var document = JsonDocument.Parse(((MemoryStream)_http.Response.Body).ToArray());
        return (_http.Response.StatusCode, document.RootElement.Clone());
    }

    private Task<IResult> AnswerAsync(IRolloutStore store, IRollouts rollouts, params Endpoint[] endpoints)
    {
        _http.Request.ContentType = "application/json";
        _http.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes("""{"confirm":"CONFIRM_ROLLBACK"}"""));
        var keys = new RollbackKeys(store, new DefaultEndpointDataSource(endpoints), _clock, NullLogger<RollbackKeys>.Instance);
        return new RollBackMigration(rollouts, keys, NullLogger<RollBackMigration>.Instance).RunAsync(null, _http);
    }
}
