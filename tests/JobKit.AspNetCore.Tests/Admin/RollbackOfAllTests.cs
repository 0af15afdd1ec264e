using System.Text;
using System.Text.Json;
using JobKit.Migration;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging.Abstractions;

namespace JobKit.AspNetCore.Tests.Admin;

public sealed class RollbackOfAllTests
{
    [Fact]
    public async Task While_the_store_is_away_this_node_takes_back_what_it_serves()
    {
        var asked = new List<string>();
        var rollouts = FakeRollouts.Of(() => throw new JobStoreException("away"), key =>
        {
            asked.Add(key);
            return new(key, RollbackScope.Node, Rollback: null, Rollout: null);
        });

        var (status, body) = await RollBackAsync(rollouts, Serving("story"), Serving("story"), Serving("order"));

        asked.Should().Equal("story", "order");
        status.Should().Be(StatusCodes.Status202Accepted);
        body.GetProperty("scope").GetString().Should().Be("node");
        body.GetProperty("success").GetBoolean().Should().BeTrue();
        body.GetProperty("steps").EnumerateArray().Select(step => (step.GetProperty("migration").GetString(), step.GetProperty("name").GetString(), step.GetProperty("state").GetString()))
            .Should().Equal(("story", "routeToLegacy", "done"), ("order", "routeToLegacy", "done"));
    }

    [Fact]
    public async Task One_that_cannot_go_back_keeps_no_other_from_it()
    {
        var all = new[] { At("one", MigrationStage.Canary), At("two", MigrationStage.Complete), At("off", MigrationStage.Off), At("back", MigrationStage.RolledBack) };
        var rollouts = FakeRollouts.Of(() => all, key => key == "one" ? throw new RolloutNotFoundException(key) : new(key, RollbackScope.Store, Rollback: null, Rollout: null));

        var (status, body) = await RollBackAsync(rollouts);

        status.Should().Be(StatusCodes.Status200OK);
        body.GetProperty("success").GetBoolean().Should().BeFalse();
        body.GetProperty("steps").EnumerateArray().Select(step => (step.GetProperty("migration").GetString(), step.GetProperty("state").GetString()))
            .Should().Equal(("one", "failed"), ("two", "done"));
    }

    private static Rollout At(string key, MigrationStage stage) => new() { Key = key, Stage = stage, Salt = key, Plan = RolloutPlans.TwoStages(key) };

    private static Endpoint Serving(string key) => new(requestDelegate: null, new(new MigrationKey(key)), key);

    private static async Task<(int Status, JsonElement Body)> RollBackAsync(IRollouts rollouts, params Endpoint[] endpoints)
    {
        var http = new DefaultHttpContext();
        http.Request.ContentType = "application/json";
        http.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes("""{"confirm":"CONFIRM_ROLLBACK"}"""));
        http.Response.Body = new MemoryStream();
        var result = await new RollBackMigration(rollouts, new DefaultEndpointDataSource(endpoints), NullLogger<RollBackMigration>.Instance).RunAsync(null, http);
        await result.ExecuteAsync(http);
        using var document = JsonDocument.Parse(((MemoryStream)http.Response.Body).ToArray());
        return (http.Response.StatusCode, document.RootElement.Clone());
    }
}
