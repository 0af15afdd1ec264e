using JobKit.Migration;
using static JobKit.Migration.MigrationStage;

namespace JobKit.Tests.Migration.Act;

public sealed class LostAnswerTests : IAsyncLifetime
{
    private readonly RolloutApp _app = new();

    public static TheoryData<string, Func<IRollouts, RolloutOrder, Task<Rollout>>, MigrationStage, decimal> Orders => new()
    {
        { "advance", (it, order) => it.AdvanceAsync(order, force: true), Canary, 25 },
        { "share", (it, order) => it.SetShareAsync(order, Some.Share(100), force: true), Canary, 100 },
        { "down", (it, order) => it.SetShareAsync(order, Some.Share(1)), Canary, 1 },
        { "freeze", (it, order) => it.FreezeAsync(order), Frozen, 5 },
        { "hold", (it, order) => it.HoldAsync(order, Some.Now.AddHours(1)), Canary, 5 },
        { "mode", (it, order) => it.SetModeAsync(order, RolloutMode.Auto), Canary, 5 },
        { "targets", (it, order) => it.SetTargetsAsync(order, new() { Users = ["ann"] }), Canary, 5 },
    };

    public Task InitializeAsync() => _app.BeginAsync(Canary, 5);

    public Task DisposeAsync() => _app.StopAsync();

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task An_order_whose_answer_is_lost_is_made_once(string name, Func<IRollouts, RolloutOrder, Task<Rollout>> order, MigrationStage stage, decimal share)
    {
        foreach (var version in new long?[] { null, 1 })
        {
            var app = new RolloutApp();
            await app.BeginAsync(Canary, 5);
            app.Store.LosesAnswer = true;

            var answer = await order(app.Node().Rollouts, new(Some.Key, Some.Alice, version));

            answer.Should().BeEquivalentTo(new { Version = 2L, Stage = stage, Share = Some.Share(share), UpdatedBy = "alice" }, name);
            (await app.ReadAsync()).Version.Should().Be(2, name);
            (await app.Events.ReadEventsAsync(0, 10, null, default)).Should().HaveCount(2, name);
            await app.StopAsync();
        }
    }

    [Fact]
    public async Task A_write_of_somebody_else_is_not_taken_for_ones_own()
    {
        var node = _app.Node();
        var stolen = false;
        _app.Store.BeforeWrite = async () =>
        {
            if (!stolen)
            {
                stolen = true;
                await node.Rollouts.AdvanceAsync(new(Some.Key, Some.Alice), force: true);
            }
        };

        var order = () => node.Rollouts.AdvanceAsync(new(Some.Key, Some.Alice, 1), force: true);

        await order.Should().ThrowAsync<RolloutConflictException>("the same change with the same words is another's all the same");
    }
}
