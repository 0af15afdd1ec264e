using static JobKit.EntityFrameworkCore.Number;

namespace JobKit.EntityFrameworkCore;

/// <summary>Which jobs are still held at an epoch, as last committed: asked about rows that somebody has locked, so it locks none.</summary>
internal sealed class PostgreSqlHeld(PostgreSqlText text)
{
    // The offset keeps the two parts apart, so that no statistics can lead to another way than the primary key.
    public string Sql { get; } =
        $"""
        SELECT j.id, j.epoch, j.cancel_requested
        FROM unnest(@ids, @epochs) AS u(id, epoch)
        CROSS JOIN LATERAL (SELECT * FROM {text.Tables.Jobs} j WHERE j.id = u.id OFFSET 0) j
        WHERE j.status = {Processing} AND j.epoch = u.epoch
        """;
}
