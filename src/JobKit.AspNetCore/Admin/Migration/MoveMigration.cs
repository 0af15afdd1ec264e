using System.Globalization;
using JobKit.Migration;
using Microsoft.AspNetCore.Http;

namespace JobKit.AspNetCore;

/// <summary>Moves a migration as an operator says.</summary>
internal sealed class MoveMigration(IRollouts rollouts, MigrationView view)
{
    public Task<IResult> AdvanceAsync(string key, HttpContext http) => RunAsync(key, http, async (rollout, order, move) =>
    {
        if (move.Force && move.Confirm != Next(rollout))
        {
            return Unconfirmed(Next(rollout));
        }

        return rollout.Stage is MigrationStage.Off or MigrationStage.RolledBack
            ? await rollouts.StartAsync(order, acceptInfeasible: move.Force, http.RequestAborted).ConfigureAwait(false)
            : await rollouts.AdvanceAsync(order, move.Force, http.RequestAborted).ConfigureAwait(false);
    });

    public Task<IResult> HoldAsync(string key, HttpContext http) => RunAsync(key, http, async (_, order, move) => move.Until is { } until
        ? await rollouts.HoldAsync(order, until, http.RequestAborted).ConfigureAwait(false)
        : new ProblemResult(MigrationCodes.MissingFields, "Send until: the instant at which the hold ends."));

    public Task<IResult> ResumeAsync(string key, HttpContext http) => RunAsync(key, http, async (_, order, _) =>
        await rollouts.ResumeAsync(order, http.RequestAborted).ConfigureAwait(false));

    public Task<IResult> AcknowledgeAsync(string key, HttpContext http) => RunAsync(key, http, async (_, order, _) =>
        await rollouts.AcknowledgeAsync(order, http.RequestAborted).ConfigureAwait(false));

    public Task<IResult> ApproveAsync(string key, HttpContext http) => RunAsync(key, http, async (_, order, move) => Words.Read<MigrationStage>(move.Stage) is { } stage
        ? await rollouts.ApproveAsync(order, stage, http.RequestAborted).ConfigureAwait(false)
        : new ProblemResult(MigrationCodes.MissingFields, "Send stage: the stage that you approve, like complete."));

    public Task<IResult> ModeAsync(string key, HttpContext http) => RunAsync(key, http, async (_, order, move) => Words.Read<RolloutMode>(move.Mode) is { } mode
        ? await rollouts.SetModeAsync(order, mode, http.RequestAborted).ConfigureAwait(false)
        : new ProblemResult(MigrationCodes.MissingFields, "Send mode: off, advise or auto."));

    public Task<IResult> SetAsync(string key, HttpContext http) => RunAsync(key, http, async (rollout, order, move) =>
    {
        if (move.Share is not { } percent)
        {
            return new ProblemResult(MigrationCodes.MissingFields, "Send share: 0 to 100.");
        }

        var share = TrafficShare.FromPercent(percent);
        // Down is always allowed.
        var isAbove = share.Ppm > rollout.Share.Ppm && percent > MigrationView.Recommended(rollout, rollouts.Outlook(key));
        if (isAbove && move.Confirm != Text(share))
        {
            return Unconfirmed(Text(share));
        }

        return await rollouts.SetShareAsync(order, share, force: isAbove, http.RequestAborted).ConfigureAwait(false);
    });

    /// <summary>What an operator confirms who goes up without the policy: the next share, as text.</summary>
    private static string Next(Rollout rollout) => rollout.Stage switch
    {
        MigrationStage.Canary when rollout.Plan.Steps.FirstOrDefault(step => step.Ppm > rollout.Share.Ppm) is { Ppm: > 0 } step => Text(step),
        MigrationStage.Canary or MigrationStage.RampDown => Text(TrafficShare.All),
        _ when Following(rollout) != MigrationStage.Canary => Text(Following(rollout) is MigrationStage.RampDown or MigrationStage.Complete ? TrafficShare.All : TrafficShare.None),
        _ => rollout.Plan.Steps is [var first, ..] ? Text(first) : rollout.Key,
    };

    private static MigrationStage Following(Rollout rollout)
    {
        var stage = rollout.Stage == MigrationStage.RolledBack ? MigrationStage.Off : rollout.Stage;
        return rollout.Plan.Stages.Where(it => it > stage).DefaultIfEmpty(MigrationStage.Complete).Min();
    }

    private static string Text(TrafficShare share) => share.Percent.ToString("0.####", CultureInfo.InvariantCulture);

    private static ProblemResult Unconfirmed(string word) =>
        new(MigrationCodes.ConfirmationRequired, $"This goes up without the policy's consent. Send confirm: \"{word}\" to answer for it.");

    private async Task<IResult> RunAsync(string key, HttpContext http, Func<Rollout, RolloutOrder, MoveRequest, Task<object>> act)
    {
        var (move, problem) = await AdminRequest.ReadAsync(http, WireJson.Default.MoveRequest).ConfigureAwait(false);
        if (move is null)
        {
            return problem!;
        }

        if (move.Version is not { } version)
        {
            return new ProblemResult(MigrationCodes.MissingFields, "Send version: the one that you decided on.");
        }

        var rollout = await rollouts.FindAsync(key, http.RequestAborted).ConfigureAwait(false) ?? throw new RolloutNotFoundException(key);
        var done = await act(rollout, new(key, AdminRequest.By(http, move.Reason), version), move).ConfigureAwait(false);
        return done is Rollout moved ? new WireResult<MigrationBody>(await view.OfAsync(moved, http.RequestAborted).ConfigureAwait(false), WireJson.Default.MigrationBody) : (IResult)done;
    }
}
