using Microsoft.EntityFrameworkCore;

namespace JobKit.EntityFrameworkCore;

/// <summary>The migration loop's tables in a model that has the jobs' already, in the same schema.</summary>
internal static class MigrationModel
{
    /// <exception cref="InvalidOperationException">The model has no tables for jobs.</exception>
    public static void Build(ModelBuilder builder)
    {
        var jobs = builder.Model.FindEntityType(typeof(JobRow)) ?? throw new InvalidOperationException(
            "The model has no tables for jobs, and the migration's stand beside them. Call modelBuilder.AddBackgroundJobs() before modelBuilder.AddJobMigration().");
        var columns = new ColumnTypes(builder.Model);
        foreach (var table in MigrationSchema.Tables)
        {
            var row = builder.Entity(table.Row);
            row.ToTable(table.Name, jobs.GetSchema());
            columns.Apply(row.Metadata);
            table.Model(row);
        }

        builder.Entity<SchemaRow>().HasData(new SchemaRow { Feature = MigrationSchema.Feature.Name, Version = MigrationSchema.Feature.Version });
    }
}
