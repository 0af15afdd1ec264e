using JobKit;
using JobKit.Migration;

namespace Storybook;

/// <summary>The demo's one act: up, the fault, back, the repair, up again. The policy decides; the demo only looks on, breaks and mends.</summary>
internal sealed class DemoPlay(DemoApp app, DemoTimes times, DemoVoice voice, TimeProvider clock)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(300);

    /// <summary>What is waited for now.</summary>
    public string Awaited { get; private set; } = "the start";

    /// <summary>The rollout as it stood when the fault was switched on; null before.</summary>
    public Rollout? AtFault { get; private set; }

    /// <summary>As it stood after the rollback; null before.</summary>
    public Rollout? AfterRollback { get; private set; }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        voice.Tell($"legacy answers alone for {times.Calm.TotalSeconds:0} s");
        await WaitAsync(times.Calm, cancellationToken);
        await app.Rollouts.SetModeAsync(Order("the policy shall decide by itself"), RolloutMode.Auto, cancellationToken);
        await RampAsync("the first ramp", times.FaultAt, cancellationToken);
        await BreakAsync(cancellationToken);
        await RecoverAsync(cancellationToken);
        await RampAsync("the second ramp", AtFault!.Plan.Steps[^1], cancellationToken);
    }

    private async Task RampAsync(string name, TrafficShare until, CancellationToken cancellationToken)
    {
        Awaited = $"{name} to {until} %";
        await app.Rollouts.StartAsync(Order(name), acceptInfeasible: true, cancellationToken);
        await UntilAsync(
            it => it.Stage == MigrationStage.RolledBack ? throw new DemoException($"{name} was rolled back although nothing was wrong") : it.Share.Ppm >= until.Ppm, cancellationToken);
        voice.Tell($"{name} has reached {until} %, which stands for {times.Stands.TotalSeconds:0} s");
        await WaitAsync(times.Stands, cancellationToken);
    }

    private async Task BreakAsync(CancellationToken cancellationToken)
    {
        AtFault = await app.Rollouts.FindAsync(MigrationSetup.Key, cancellationToken);
        if (AtFault!.Stage != MigrationStage.Canary)
            throw new DemoException($"the rollout was {AtFault.Stage} before the fault");

        Awaited = "the detection";
        voice.Tell("FAULT ON: from now on pages get lost on their way to the jobs' assembler");
        app.Loss.IsOn = true;
        AfterRollback = await UntilAsync(it => it.Stage == MigrationStage.RolledBack, cancellationToken);
        app.Loss.IsOn = false;
        voice.Tell("FAULT OFF: legacy answers everything; the jobs are repaired");
    }

    private async Task RecoverAsync(CancellationToken cancellationToken)
    {
        Awaited = "the recovery";
        var pause = AfterRollback!.CoolDownUntil - clock.GetUtcNow() ?? TimeSpan.Zero;
        if (pause > TimeSpan.Zero)
            await WaitAsync(pause, cancellationToken);
        await app.Rollouts.AcknowledgeAsync(Order("the assembler gets all pages again"), cancellationToken);
    }

    private async Task<Rollout> UntilAsync(Func<Rollout, bool> wanted, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await app.Rollouts.FindAsync(MigrationSetup.Key, cancellationToken) is { } rollout && wanted(rollout))
                return rollout;
            await WaitAsync(Interval, cancellationToken);
        }
    }

    private Task WaitAsync(TimeSpan time, CancellationToken cancellationToken) => Task.Delay(time, clock, cancellationToken);

    private static RolloutOrder Order(string reason) => new(MigrationSetup.Key, new OperatorAction("demo", reason));
}
