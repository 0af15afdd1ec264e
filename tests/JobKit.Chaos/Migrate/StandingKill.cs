namespace JobKit.Chaos;

/// <summary>Kills a node that stands still in the middle of a transaction: where nothing of it may stay, whatever the machine's load.</summary>
internal static class StandingKill
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <param name="scene">The run.</param>
    /// <param name="table">The table that its transaction writes to last.</param>
    /// <param name="nodes">Those that may be it.</param>
    /// <returns>Who was killed; null when none of them came to the table.</returns>
    public static async Task<ChildProcess?> AtAsync(MigrateScene scene, string table, IReadOnlyList<ChildProcess> nodes)
    {
        await using var block = await TableBlock.TakeAsync(scene.Database.ForController, table);
        if (await block.FirstAsync(nodes, Patience) is not { } victim)
            return null;
        // Its session waits for the table, and learns of its death only when it has it.
        await scene.Fleet.KillAsync(victim, block.DisposeAsync);
        return victim;
    }
}
