namespace JobKit.EntityFrameworkCore;

/// <summary>One hand-written migration of one feature's tables.</summary>
/// <param name="Version">The version of the tables after it.</param>
/// <param name="Sql">Its statements; the version row is written by the migrator, in the same transaction.</param>
internal sealed record SchemaStep(int Version, Func<Tables, SqlTypes, string> Sql);
