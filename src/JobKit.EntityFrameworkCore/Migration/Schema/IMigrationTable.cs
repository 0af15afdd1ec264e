using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JobKit.EntityFrameworkCore;

/// <summary>One table of the migration loop: as SQL for the library's own migrations, and as a model for the app's.</summary>
/// <remarks>A table is a class of its own beside those of its row and statements, and a line in <see cref="MigrationSchema.Tables"/>.</remarks>
internal interface IMigrationTable
{
    string Name { get; }

    Type Row { get; }

    /// <summary>Its statements: the table, then its indexes.</summary>
    /// <param name="table">The name with its schema.</param>
    /// <param name="types">The database's words for types.</param>
    string CreateSql(string table, SqlTypes types);

    /// <summary>Keys, indexes and checks; columns, their names and types come from the row's properties.</summary>
    void Model(EntityTypeBuilder row);
}
