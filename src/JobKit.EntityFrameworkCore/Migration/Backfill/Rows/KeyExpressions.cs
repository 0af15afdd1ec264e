using System.Linq.Expressions;

namespace JobKit.EntityFrameworkCore;

/// <summary>Conditions on an entity's key that every provider can translate.</summary>
internal sealed class KeyExpressions<TEntity, TKey>(Expression<Func<TEntity, TKey>> key)
    where TKey : notnull
{
    private static readonly System.Reflection.MethodInfo CompareTexts = typeof(string).GetMethod(nameof(string.Compare), [typeof(string), typeof(string)])!;

    private static readonly System.Reflection.MethodInfo Contains = typeof(List<TKey>).GetMethod(nameof(List<>.Contains), [typeof(TKey)])!;

    /// <summary>Behind a key.</summary>
    public Expression<Func<TEntity, bool>> After(TKey value) => Compared(ExpressionType.GreaterThan, value);

    /// <summary>That key or before it.</summary>
    public Expression<Func<TEntity, bool>> UpTo(TKey value) => Compared(ExpressionType.LessThanOrEqual, value);

    /// <summary>One of these keys.</summary>
    public Expression<Func<TEntity, bool>> Among(List<TKey> values) =>
        Expression.Lambda<Func<TEntity, bool>>(Expression.Call(Parameter(values), Contains, key.Body), key.Parameters);

    // Texts have no operators; the comparison is translated to the database's own, which is also the one that orders the page.
    private Expression<Func<TEntity, bool>> Compared(ExpressionType comparison, TKey value)
    {
        var (left, right) = typeof(TKey) == typeof(string)
            ? ((Expression)Expression.Call(CompareTexts, key.Body, Parameter(value)), Expression.Constant(0))
            : (key.Body, (Expression)Parameter(value));
        return Expression.Lambda<Func<TEntity, bool>>(Expression.MakeBinary(comparison, left, right), key.Parameters);
    }

    // Read through a member, as a captured variable is, so that it becomes a parameter and the query's plan is used again.
    private static MemberExpression Parameter<T>(T value) => Expression.Property(Expression.Constant(new Captured<T>(value)), nameof(Captured<>.Value));
}
