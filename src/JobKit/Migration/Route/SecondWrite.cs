namespace JobKit.Migration;

/// <summary>The write that the side which wrote owes the other one, so that either store is complete and either side may answer tomorrow.</summary>
/// <remarks>
/// <para>It is a job of the app's own. Enqueue it with <see cref="Options"/> in the transaction of the first write: it is lost only together with
/// that, is retried until it is done, and is counted like any job of its type.</para>
/// <para>Let it copy the entity as it is when it runs, if that is newer than what is there, and not what was changed: such a copy may be repeated,
/// and a late one does no harm.</para>
/// </remarks>
public sealed class SecondWrite
{
    private const int LongestRollout = 100;
    private const int LongestEntity = 128;

    /// <summary>Owes one side the present state of an entity: for a job that writes as the other side.</summary>
    /// <param name="to">The side whose store is to be written.</param>
    /// <param name="rollout">The rollout, 1 to 100 characters.</param>
    /// <param name="entity">What was written, 1 to 128 characters.</param>
    /// <exception cref="ArgumentException">A text is missing or too long.</exception>
    public SecondWrite(MigrationSide to, string rollout, string entity)
    {
        Given("The rollout's key", rollout, LongestRollout, nameof(rollout));
        Given("The entity", entity, LongestEntity, nameof(entity));
        To = to;
        Options = new() { Id = JobId.New(), CorrelationKey = entity, LimitKey = $"mirror:{rollout}:{entity}" };
    }

    /// <summary>The side whose store is to be written.</summary>
    public MigrationSide To { get; }

    /// <summary>How its job is enqueued: under one id, so that a transaction that is tried again still has one, and of an entity's one at a time.</summary>
    public EnqueueOptions Options { get; }

    /// <summary>What a request owes after its own write; null outside of the stages DualWrite, Canary and RampDown, in which one store is enough.</summary>
    /// <param name="decision">How the request was routed: the side that answers has written.</param>
    /// <param name="rollout">The rollout, 1 to 100 characters.</param>
    /// <param name="entity">What was written, 1 to 128 characters.</param>
    /// <exception cref="ArgumentException">A text is missing or too long.</exception>
    public static SecondWrite? Of(RouteDecision decision, string rollout, string entity) => decision.Stage is MigrationStage.DualWrite or MigrationStage.Canary or MigrationStage.RampDown
        ? new(decision.Side == MigrationSide.Legacy ? MigrationSide.Candidate : MigrationSide.Legacy, rollout, entity)
        : null;

    private static void Given(string name, string text, int longest, string parameter)
    {
        ArgumentNullException.ThrowIfNull(text, parameter);
        if (Ranges.Text(name, text, longest, "Name it as its other writes do.") is { } problem)
        {
            throw new ArgumentException(problem, parameter);
        }
    }
}
