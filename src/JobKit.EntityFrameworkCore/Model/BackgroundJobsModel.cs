using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JobKit.EntityFrameworkCore;

/// <summary>The tables, keys, indexes and checks. <c>Schema/</c> says the same in SQL, and a test holds the two together.</summary>
internal sealed class BackgroundJobsModel(ModelBuilder builder, string schema)
{
    private readonly ColumnTypes _columns = new(builder.Model);

    public void Build()
    {
        Jobs();
        Table<AttemptRow>("jobkit_attempts").HasKey(row => new { row.JobId, row.Epoch });
        Table<StatisticsRow>("jobkit_statistics")
            .HasKey(row => new { row.Minute, row.Queue, row.Type, row.Measure, row.Bucket });
        Table<WorkerRow>("jobkit_workers").HasKey(row => row.Id);
        Table<QueueRow>("jobkit_queues").HasKey(row => row.Name);

        var audit = Table<AuditRow>("jobkit_audit");
        audit.HasKey(row => row.Id);
        audit.HasIndex(row => new { row.At, row.Id }, "ix_jobkit_audit_at");

        var versions = Table<SchemaRow>("jobkit_schema");
        versions.HasKey(row => row.Feature);
        // So that an app whose own migrations make the tables also gets the row that says of which version they are.
        versions.HasData(new SchemaRow { Feature = JobsSchema.Feature.Name, Version = JobsSchema.Feature.Version });
    }

    private void Jobs()
    {
        var jobs = Table<JobRow>("jobkit_jobs");
        jobs.HasKey(row => row.Id);
        jobs.ToTable(table =>
        {
            foreach (var (name, sql) in JobChecks.All)
            {
                table.HasCheckConstraint(name, sql);
            }
        });

        // The claim seeks per (queue, type, priority), so that it walks over neither jobs due later nor types it cannot run.
        // Not "status = 1" for the leases: a settle would then be planned over that index whenever statistics say that nothing is processing.
        if (_columns.IsPostgreSql)
        {
            PostgreSqlClaimIndexes(jobs);
        }
        else
        {
            SqliteClaimIndexes(jobs);
        }

        jobs.HasIndex(row => new { row.Type, row.UniqueKey }, "ux_jobkit_jobs_unique").IsUnique()
            .HasFilter("unique_key IS NOT NULL AND finished_at IS NULL");
        jobs.HasIndex(row => row.LimitKey, "ix_jobkit_jobs_limit_processing")
            .HasFilter("limit_key IS NOT NULL AND lease_until IS NOT NULL");
        jobs.HasIndex(row => new { row.Owner, row.Id }, "ix_jobkit_jobs_owner").HasFilter("owner IS NOT NULL");
        jobs.HasIndex(row => new { row.CorrelationKey, row.Id }, "ix_jobkit_jobs_correlation").HasFilter("correlation_key IS NOT NULL");
        jobs.HasIndex(row => new { row.ParentId, row.Id }, "ix_jobkit_jobs_parent").HasFilter("parent_id IS NOT NULL");
        jobs.HasIndex(row => new { row.Status, row.FinishedAt }, "ix_jobkit_jobs_finished").HasFilter("finished_at IS NOT NULL");
        jobs.HasIndex(row => row.ExpiresAt, "ix_jobkit_jobs_expires").HasFilter("expires_at IS NOT NULL AND status = 0");
    }

    // Limited jobs lie in an index of their own, so that a hundred thousand of one full key are not in the way of the others.
    // A queue's leases lie together, so that its slots can be counted and no further index is needed for that.
    private static void PostgreSqlClaimIndexes(EntityTypeBuilder<JobRow> jobs)
    {
        jobs.HasIndex(row => new { row.Queue, row.Type, row.Priority, row.DueAt, row.Id }, "ix_jobkit_jobs_pending")
            .HasFilter("status = 0 AND limit_key IS NULL");
        jobs.HasIndex(row => new { row.Queue, row.LeaseUntil }, "ix_jobkit_jobs_lease").HasFilter("lease_until IS NOT NULL");
        jobs.HasIndex(row => new { row.Queue, row.Type, row.LimitKey, row.Priority, row.DueAt, row.Id }, "ix_jobkit_jobs_limit_pending")
            .HasFilter("limit_key IS NOT NULL AND status = 0");
    }

    // The limit key lies at the end, so that jobs held up by a full key are passed over inside the index.
    private static void SqliteClaimIndexes(EntityTypeBuilder<JobRow> jobs)
    {
        jobs.HasIndex(row => new { row.Queue, row.Type, row.Priority, row.DueAt, row.Id, row.LimitKey }, "ix_jobkit_jobs_pending")
            .HasFilter("status = 0");
        jobs.HasIndex(row => row.LeaseUntil, "ix_jobkit_jobs_lease").HasFilter("lease_until IS NOT NULL");
    }

    private EntityTypeBuilder<TRow> Table<TRow>(string name)
        where TRow : class
    {
        var entity = builder.Entity<TRow>();
        entity.ToTable(name, _columns.Schema(schema));
        _columns.Apply(entity.Metadata);
        return entity;
    }
}
