using System.Linq.Expressions;

namespace JobKit.EntityFrameworkCore;

/// <summary>Puts one parameter in the place of another, so that two conditions speak of one row.</summary>
internal sealed class ParameterSwap(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
{
    protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
}
